import { legCounts, legStates } from "../../domain/deliveryLegs.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useLastMessageSid } from "../../store/useConversations.ts";
import { useMe } from "../../store/usePeople.ts";
import { useMessage } from "../../store/useTimeline.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { DeliverySegments } from "../../ui/DeliverySegments.tsx";

/** More phones than this are told in words only, as in the thread. */
const mostSegments = 6;

/** One bar per phone for the last message, when it is one's own. */
export function LastDelivery({ sid }: { sid: ConversationSid }) {
  const { states } = useTexts().thread.delivery;
  const me = useMe();
  const last = useMessage(useLastMessageSid(sid));
  if (!last?.delivery || last.author !== me) return null;
  const counts = legCounts(last.delivery);
  if (!counts || counts.total === 0 || counts.total > mostSegments) return null;
  const segments = legStates(counts).map((state) => ({ state, label: states[state] }));
  return <DeliverySegments segments={segments} />;
}
