import type { ConversationSid } from "../../src/domain/sids.ts";
import type { Actor } from "../service/actor.ts";
import { ApiError } from "../service/errors.ts";
import type { Accepted, InboundRoute, InboundText, Service } from "../service/service.ts";
import { toConversationChange, toMessageChange } from "./answerChange.ts";
import type { Change, Gate } from "./gate.ts";
import type { Now } from "./now.ts";
import {
  bindingParameters,
  compact,
  conversationParameters,
  mediaParameter,
  messageParameters,
  type Parameters,
} from "./parameters.ts";

/** A text as its phone sent it. */
export interface IncomingText extends InboundText {
  /** SM, MM or WA. */
  sid?: string;
}

/** `keep` is run in one transaction with the taking of the text; without its result where a webhook is waited for. */
export type ReceiveText = (
  text: IncomingText,
  keep?: (accepted: Accepted | null) => void,
) => Now<Accepted | null>;

/** Texts of phones on their way past the webhooks. `onText` is told of each, before it is given to anybody. */
export function createReceiveText(
  service: Service,
  gate: Gate,
  onText: (text: IncomingText) => void,
): ReceiveText {
  const take = (text: IncomingText): Now<Accepted | null> => {
    const route = service.inbound.route(text);
    if (route.kind === "none") return service.inbound.receive(text);
    return dropRefused(service, text, gate.make(changeFor(service, text, route)));
  };

  const waits = (text: IncomingText, pair: string): boolean => {
    if (gate.lanes.isBusy(pair)) return true;
    const route = service.inbound.route(text);
    return route.kind !== "none" && gate.holds(changeFor(service, text, route));
  };

  return (text, keep = () => {}) => {
    onText(text);
    const pair = [text.from, text.to, ...(text.alsoTo ?? [])].join(" ");
    if (gate.isOpen() || !waits(text, pair)) {
      return service.transaction(() => {
        const accepted = service.inbound.receive(text);
        keep(accepted);
        return accepted;
      });
    }
    service.transaction(() => keep(null));
    // The text before it may be making the conversation that this one belongs to.
    return gate.lanes.enter(pair, () => take(text));
  };
}

/** The first event of a text: its conversation is made (AUTO3), or it becomes a message. */
function changeFor(
  service: Service,
  text: IncomingText,
  route: Exclude<InboundRoute, { kind: "none" }>,
): Change<Accepted | null> {
  const actor: Actor = { kind: "phone", address: text.from };
  if (route.kind === "autocreation") {
    return {
      event: "onConversationAdd",
      serviceSid: route.serviceSid,
      actor,
      lane: () => undefined,
      run: (answer) =>
        service.inbound.receive(text, { conversation: toConversationChange(answer) }),
      parameters: (accepted) => autocreationParameters(service, text, accepted),
    };
  }
  const { serviceSid, sid } = route.conversation;
  return {
    event: "onMessageAdd",
    serviceSid,
    actor,
    lane: () => sid,
    run: (answer) => service.inbound.receive(text, { message: toMessageChange(answer) }),
    parameters: (accepted) =>
      accepted === null ? {} : messageParameters(messageOf(service, accepted)),
  };
}

function messageOf(
  service: Service,
  accepted: { conversationSid: ConversationSid; messageSid: string },
) {
  return service.messages.get(accepted.conversationSid, accepted.messageSid);
}

/** A refusal is no mistake of the phone: its text is lost (HOOK5). */
function dropRefused(
  service: Service,
  text: InboundText,
  result: Now<Accepted | null>,
): Now<Accepted | null> {
  if (!(result instanceof Promise)) return result;
  return result.catch((error: unknown) => {
    if (!(error instanceof ApiError && error.code === 50056)) throw error;
    service.inbound.drop(text);
    return null;
  });
}

/** onConversationAdd of a text: what it says, and the whole pair (AUTO3). */
function autocreationParameters(
  service: Service,
  text: InboundText,
  accepted: Accepted | null,
): Parameters {
  if (accepted === null) return {};
  const message = messageOf(service, accepted);
  return {
    ...conversationParameters(
      service.conversations.get(message.serviceSid, message.conversationSid),
    ),
    ...bindingParameters(text),
    ...compact({
      MessageBody: message.body,
      Media: message.media.length === 0 ? undefined : mediaParameter(message.media),
    }),
  };
}
