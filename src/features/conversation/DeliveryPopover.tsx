import { Copy, Route as RouteIcon, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import type { DeliveryReceipt, Message } from "../../domain/entities.ts";
import { type ErrorFacts, errorFacts } from "../../domain/errorFacts.ts";
import { routeHref } from "../../domain/routeHref.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useReceipts } from "../../store/useTimeline.ts";
import { formatExactTime } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { copyText } from "../../ui/copyText.ts";
import { type DeliverySegment, DeliverySegments } from "../../ui/DeliverySegments.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Note } from "../../ui/Note.tsx";
import { DeliveryLeg } from "./DeliveryLeg.tsx";
import { useLegLines } from "./useLegLines.ts";
import { useReaderNames } from "./useReaderNames.ts";

interface DeliveryPopoverProps {
  sid: ConversationSid;
  message: Message;
  segments: readonly DeliverySegment[];
  words: string;
  failedWords: string | undefined;
  onClose(): void;
}

/** What became of a message on the way to each phone. Asks for the receipts when opened and at every change. */
export function DeliveryPopover(props: DeliveryPopoverProps) {
  const { sid, message, segments, words, failedWords, onClose } = props;
  const texts = useAllTexts();
  const { deliveryReceipts } = useChatCommands();
  const receipts = useReceipts(message.sid);
  const [error, setError] = useState<ErrorFacts>();

  useEffect(() => {
    deliveryReceipts(sid, message.sid).then(
      () => setError(undefined),
      (reason: unknown) => setError(errorFacts(reason)),
    );
  }, [deliveryReceipts, sid, message.sid, message.delivery]);

  return (
    <div className="flex max-h-[inherit] flex-col">
      <div className="px-[18px] pt-4 pb-3">
        <div className="flex items-start justify-between gap-3">
          <h2 className="text-body font-[640]">
            {words}
            {failedWords !== undefined && (words === "" ? failedWords : `, ${failedWords}`)}
          </h2>
          <IconButton
            label={texts.shell.close}
            icon={X}
            size="small"
            className="-me-1.5 -mt-1"
            onClick={onClose}
          />
        </div>
        <SentLine sid={sid} message={message} segments={segments} />
      </div>
      {error && (
        <div className="border-hairline border-t px-[18px] py-3">
          <Note tone="bad" title={texts.thread.delivery.loadFailed}>
            {texts.errors.sentence(error)}
          </Note>
        </div>
      )}
      {receipts ? (
        <Legs sid={sid} message={message} receipts={receipts} onClose={onClose} />
      ) : (
        !error && (
          <p
            role="status"
            className="border-hairline text-small text-ink-3 border-t px-[18px] py-3"
          >
            {texts.thread.delivery.loading}
          </p>
        )
      )}
    </div>
  );
}

interface SentLineProps {
  sid: ConversationSid;
  message: Message;
  segments: readonly DeliverySegment[];
}

function SentLine({ sid, message, segments }: SentLineProps) {
  const { thread } = useAllTexts();
  const readers = useReaderNames(sid, message.index);
  return (
    <p className="text-pane text-ink-3 mt-1 flex flex-wrap items-center gap-x-2.5">
      {segments.length > 0 && <DeliverySegments segments={segments} />}
      <span>
        {thread.sentAt(formatExactTime(message.dateCreated))}
        {readers !== "" && `. ${thread.delivery.readInChat(readers)}`}
      </span>
    </p>
  );
}

interface LegsProps {
  sid: ConversationSid;
  message: Message;
  receipts: readonly DeliveryReceipt[];
  onClose(): void;
}

function Legs({ sid, message, receipts, onClose }: LegsProps) {
  const { thread, route, shell } = useAllTexts();
  const { delivery } = thread;
  const [, navigate] = useLocation();
  const lines = useLegLines(sid, receipts);
  const copy = () =>
    copyText(lines.join("\n"), { copied: delivery.copied, failed: shell.copyFailed });
  if (receipts.length === 0) {
    return (
      <p className="border-hairline text-small text-ink-3 border-t px-[18px] py-3">
        {delivery.none}
      </p>
    );
  }
  return (
    <>
      <ul>
        {receipts.map((receipt) => (
          <DeliveryLeg
            key={receipt.sid}
            sid={sid}
            message={message}
            receipt={receipt}
            onClose={onClose}
          />
        ))}
      </ul>
      <div className="rounded-b-popover border-hairline bg-panel flex justify-between border-t px-[18px] py-2.5">
        <Button size="small" icon={RouteIcon} onClick={() => navigate(routeHref(message))}>
          {route.showRoute}
        </Button>
        <Button size="small" variant="quiet" icon={Copy} onClick={() => void copy()}>
          {delivery.copy}
        </Button>
      </div>
    </>
  );
}
