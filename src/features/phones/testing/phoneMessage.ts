import type { Address } from "../../../domain/address.ts";
import type { PhoneMessage } from "../emulatorSchemas.ts";

/** A text that a phone has sent, unless told otherwise. */
export function phoneMessage(sid: string, part: Partial<PhoneMessage> = {}): PhoneMessage {
  return {
    sid,
    direction: "outbound",
    from: "+16505551111" as Address,
    to: "+14155550110" as Address,
    alsoTo: [],
    body: sid,
    media: [],
    content: null,
    segments: 1,
    status: "delivered",
    conversationSid: null,
    messageSid: null,
    dateCreated: 0,
    ...part,
  };
}
