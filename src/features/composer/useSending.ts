import { phoneBodyLimit } from "../../domain/channelLimits.ts";
import type { Attributes } from "../../domain/entities.ts";
import { withQuote } from "../../domain/quote.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { splitText } from "../../domain/splitText.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useComposing } from "../../store/composing.ts";
import { type Attachments, toOutgoing } from "./useAttachments.ts";

interface Sending {
  /** As one message. */
  send(): void;
  /** The text, then each file, as messages of their own: so phones get all of it. */
  sendApart(): void;
  /** A text that is too long for a phone, in parts. */
  sendSplit(): void;
}

/** Sends what is in the box and empties it. */
export function useSending(sid: ConversationSid, body: string, attachments: Attachments): Sending {
  const { sendContent, setDraft, setReply } = useChatCommands();
  const reply = useComposing("replies", sid);
  const attributes: { attributes?: Attributes } =
    reply === undefined ? {} : { attributes: withQuote({}, reply) };
  const text = body.trim();
  const files = attachments.files.map(toOutgoing);

  const empty = () => {
    setDraft(sid, "");
    attachments.clear();
    setReply(sid, undefined);
  };

  return {
    send() {
      sendContent(sid, { body: text, ...attributes, ...(files.length > 0 && { files }) });
      empty();
    },
    sendApart() {
      if (text !== "") sendContent(sid, { body: text, ...attributes });
      for (const file of files) sendContent(sid, { body: "", files: [file] });
      empty();
    },
    sendSplit() {
      for (const part of splitText(text, phoneBodyLimit)) sendContent(sid, { body: part });
      empty();
    },
  };
}
