import type { PhoneChannel } from "./address.ts";
import type { Person } from "./person.ts";

/** What an avatar needs to know of a person. The same words as the avatar of the building blocks, which know no chat. */
export type PersonFace =
  | { kind: "person"; name: string; identity: string }
  | { kind: "phone"; address: string; channel: PhoneChannel; name?: string; picture?: string }
  | { kind: "program" };

export function personFace(person: Person): PersonFace {
  switch (person.kind) {
    case "chat":
      return { kind: "person", name: person.name, identity: person.identity };
    case "phone":
      return {
        kind: "phone",
        address: person.address ?? "",
        channel: person.channel,
        ...(person.name !== null && { name: person.name }),
        ...(person.picture !== null && { picture: person.picture }),
      };
    case "program":
      return { kind: "program" };
  }
}
