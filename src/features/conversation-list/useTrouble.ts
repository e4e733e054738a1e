import { deliveryMark } from "../../domain/deliveryMark.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useHasFailedSend, useLastMessageSid } from "../../store/useConversations.ts";
import { useMe } from "../../store/usePeople.ts";
import { useMessage } from "../../store/useTimeline.ts";
import { useTexts } from "../../texts/useTexts.ts";

/** What went wrong with the last own message, in words; null when nothing did. */
export function useTrouble(sid: ConversationSid): string | null {
  const texts = useTexts();
  const failedSend = useHasFailedSend(sid);
  const me = useMe();
  const last = useMessage(useLastMessageSid(sid));

  if (failedSend) return texts.list.notSent;
  if (!last || last.author !== me) return null;
  switch (deliveryMark(last.delivery)) {
    case "failed":
      return texts.list.notDelivered;
    case "partlyFailed":
      return texts.list.notDeliveredSome;
    default:
      return null;
  }
}
