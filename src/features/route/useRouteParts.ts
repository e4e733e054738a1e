import type { Address } from "../../domain/address.ts";
import type { Message } from "../../domain/entities.ts";
import { type Person, personLabel } from "../../domain/person.ts";
import { personFace } from "../../domain/personFace.ts";
import { countryOf, formatAddress } from "../../domain/phoneNumbers.ts";
import { numberLetter } from "../../domain/twilioNumber.ts";
import { useConversationTitle } from "../../store/useConversations.ts";
import { useNumbers } from "../../store/usePeople.ts";
import { countryName } from "../../texts/countries.ts";
import type { AllTexts } from "../../texts/texts.ts";
import { formatTime } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import type { RouteAuthor, RouteNode, RoutePlate, RouteStop } from "../../ui/routeParts.ts";
import type { MessageRoute, RouteLeg } from "./messageRoute.ts";

export interface RouteParts {
  author: RouteAuthor;
  node: RouteNode;
  stops: readonly RouteStop[];
}

/** A route in the words of the drawing. */
export function useRouteParts(message: Message, route: MessageRoute): RouteParts {
  const texts = useAllTexts();
  const title = useConversationTitle(message.conversationSid);
  const numbers = useNumbers() ?? [];
  const plateOf = (address: Address | null): RoutePlate | null => {
    if (address === null) return null;
    const place = numbers.findIndex((number) => number.address === address);
    return { letter: place < 0 ? "–" : numberLetter(place), number: formatAddress(address) };
  };
  const took = route.acceptedAt - route.startedAt;
  return {
    author: authorPart(texts, route, plateOf(route.via)),
    node: {
      title: title ?? texts.route.untitled,
      note:
        took > 0
          ? texts.route.messageAt(message.index, texts.route.after(took))
          : texts.route.message(message.index),
    },
    stops: route.legs.map((leg) => stopPart(texts, leg, plateOf(leg.from), route.startedAt)),
  };
}

function authorPart(texts: AllTexts, { author, channel }: MessageRoute, plate: RoutePlate | null) {
  const isPhone = author.kind === "phone";
  return {
    face: personFace(author),
    name: personLabel(author) || texts.route.unknownNumber,
    tabular: isPhone && author.name === null,
    note: isPhone ? texts.route.notBack(texts.shell.channels[channel]) : noteOf(texts, author),
    channel,
    via: texts.route.to,
    plate,
    withoutPlate: author.kind === "program" ? texts.route.byRest : texts.route.direct,
  } satisfies RouteAuthor;
}

function stopPart(texts: AllTexts, leg: RouteLeg, plate: RoutePlate | null, startedAt: number) {
  const { person, channel, status } = leg;
  const number = person?.kind === "phone" ? person.address : null;
  const label = status === null ? texts.route.waiting : texts.thread.delivery.states[status];
  const showsTime = status === "delivered" || status === "read";
  return {
    key: leg.key,
    face: person === null ? { kind: "program" } : personFace(person),
    name: (person && personLabel(person)) || texts.route.left,
    tabular: person?.kind === "phone" && person.name === null,
    note:
      person?.kind === "phone" && person.name !== null && number !== null
        ? formatAddress(number)
        : texts.shell.channels[channel],
    ...(channel === "chat" && { note: texts.route.inChat }),
    phone: number === null ? null : phonePart(number),
    channel,
    via: channel === "chat" ? texts.route.inChat : texts.route.from(texts.shell.channels[channel]),
    plate,
    withoutPlate: channel === "chat" ? texts.route.direct : texts.route.unknownNumber,
    state: status,
    stateLabel: label,
    shortLabel: showsTime && leg.at !== null ? formatTime(leg.at) : label,
    time: leg.at === null || status === null ? "" : texts.route.after(leg.at - startedAt),
  } satisfies RouteStop;
}

function phonePart(address: Address): RouteStop["phone"] {
  const country = countryOf(address) ?? "";
  return {
    number: formatAddress(address),
    country,
    countryName: country === "" ? "" : countryName(country),
  };
}

function noteOf({ route }: AllTexts, person: Person): string {
  return person.kind === "chat" ? route.inChat : route.program;
}
