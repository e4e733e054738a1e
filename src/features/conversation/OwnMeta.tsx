import { lazy, Suspense, useState } from "react";
import { countReceipts, type LegCounts, legCounts, legStates } from "../../domain/deliveryLegs.ts";
import type { AggregatedDelivery } from "../../domain/deliveryStatus.ts";
import type { Message } from "../../domain/entities.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useReceipts } from "../../store/useTimeline.ts";
import { formatTime, isoTime } from "../../texts/times.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { DeliveryMark } from "../../ui/DeliveryMark.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { deliveryWords, roughDeliveryWords } from "./deliveryWords.ts";
import { useReaderNames } from "./useReaderNames.ts";

const DeliveryPopover = lazy(async () => ({
  default: (await import("./DeliveryPopover.tsx")).DeliveryPopover,
}));

interface OwnMetaProps {
  sid: ConversationSid;
  message: Message;
}

/** Below an own message: when it was sent, and whom it reached. */
export function OwnMeta({ sid, message }: OwnMetaProps) {
  const { delivery } = message;
  return delivery === null || delivery.total === 0 ? (
    <ChatMeta sid={sid} message={message} />
  ) : (
    <PhonesMeta sid={sid} message={message} delivery={delivery} />
  );
}

function ChatMeta({ sid, message }: OwnMetaProps) {
  const { thread } = useTexts();
  const readers = useReaderNames(sid, message.index);
  return (
    <p className="text-meta text-ink-3 flex gap-2 py-1">
      <time dateTime={isoTime(message.dateCreated)} className="tn">
        {formatTime(message.dateCreated)}
      </time>
      {readers !== "" && <span className="text-accent-ink">{thread.delivery.readBy(readers)}</span>}
    </p>
  );
}

interface PhonesMetaProps extends OwnMetaProps {
  delivery: AggregatedDelivery;
}

function PhonesMeta({ sid, message, delivery }: PhonesMetaProps) {
  const texts = useTexts().thread.delivery;
  const [open, setOpen] = useState(false);
  const { counts, ask } = useExactCounts(sid, message, delivery);
  const { words, failedWords } = counts
    ? deliveryWords(texts, counts)
    : roughDeliveryWords(texts, delivery);
  const segments = counts
    ? legStates(counts).map((state) => ({ state, label: texts.states[state] }))
    : [];
  return (
    <Popover
      label={texts.title}
      width={460}
      side="top"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <DeliveryMark
          time={formatTime(message.dateCreated)}
          dateTime={isoTime(message.dateCreated)}
          segments={segments}
          words={words}
          failedWords={failedWords}
          onPointerEnter={ask}
          onFocus={ask}
        />
      }
    >
      <Suspense
        fallback={
          <p role="status" className="text-small text-ink-3 p-4">
            {texts.loading}
          </p>
        }
      >
        <DeliveryPopover
          sid={sid}
          message={message}
          segments={segments}
          words={words}
          failedWords={failedWords}
          onClose={() => setOpen(false)}
        />
      </Suspense>
    </Popover>
  );
}

/**
 * Exact counts from Twilio's aggregate. Where that only says "some" they come from the receipts, and those are asked
 * for when somebody looks: a thread of a hundred messages asks for none.
 */
function useExactCounts(
  sid: ConversationSid,
  message: Message,
  delivery: AggregatedDelivery,
): { counts: LegCounts | undefined; ask(): void } {
  const { deliveryReceipts } = useChatCommands();
  const receipts = useReceipts(message.sid);
  const fromAggregate = legCounts(delivery);
  const [askedFor, setAskedFor] = useState<AggregatedDelivery>();
  const ask = () => {
    if (fromAggregate !== undefined || askedFor === delivery) return;
    setAskedFor(delivery);
    // The mark stays vague when they do not come; the popover tells why.
    deliveryReceipts(sid, message.sid).catch(() => undefined);
  };
  const counts = fromAggregate ?? (receipts && countReceipts(delivery.total, receipts));
  return { counts, ask };
}
