import { Link } from "wouter";
import { channelOf } from "../../domain/address.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useConversationTitle } from "../../store/useConversations.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { MatrixCell } from "../../ui/MatrixCell.tsx";
import type { NumberCell, NumberRow } from "./numberTable.ts";

interface AssignmentCellProps {
  cell: NumberCell;
  channel: NumberRow["channel"];
}

/** What one Twilio number does for one phone. */
export function AssignmentCell({ cell, channel }: AssignmentCellProps) {
  const { numbers: texts, shell } = useAllTexts();
  switch (cell.kind) {
    case "taken": {
      const [first] = cell.by;
      return (
        <MatrixCell
          tone={cell.conflict === null ? "filled" : "conflict"}
          title={<ConversationName sid={first?.conversationSid ?? null} />}
          channel={cell.conflict === null && first ? channelOf(first.address) : undefined}
          note={noteOf(texts, cell, shell.channels[channel])}
        />
      );
    }
    case "freed":
      return cell.isNext ? (
        <MatrixCell
          tone="chosen"
          title={texts.useNext}
          note={<ConversationName sid={cell.by.conversationSid} isClosed />}
        />
      ) : (
        <MatrixCell
          tone="past"
          title={<ConversationName sid={cell.by.conversationSid} />}
          note={texts.closed}
        />
      );
    case "free":
      return (
        <MatrixCell
          tone={cell.isNext ? "chosen" : "free"}
          title={cell.isNext ? texts.useNext : texts.free}
        />
      );
    case "unfit":
      return <MatrixCell tone="none" title={texts.unfit[channel]} />;
  }
}

function noteOf(
  texts: ReturnType<typeof useAllTexts>["numbers"],
  cell: Extract<NumberCell, { kind: "taken" }>,
  channel: string,
): string {
  switch (cell.conflict) {
    case "twice":
      return texts.twice(cell.by.length);
    case "notOwned":
      return texts.notOwned;
    case null:
      return channel;
  }
}

interface ConversationNameProps {
  sid: ConversationSid | null;
  isClosed?: boolean;
}

/** Leads to the conversation, if the person is in it. */
function ConversationName({ sid, isClosed }: ConversationNameProps) {
  const { numbers: texts } = useAllTexts();
  if (sid === null) return isClosed ? texts.closedTitle(texts.another) : texts.another;
  return <KnownConversation sid={sid} isClosed={isClosed === true} />;
}

function KnownConversation({ sid, isClosed }: { sid: ConversationSid; isClosed: boolean }) {
  const { numbers: texts } = useAllTexts();
  const title = useConversationTitle(sid) ?? texts.another;
  return (
    <Link
      href={`/c/${sid}`}
      className="focus-inset hover:text-accent-ink rounded-key hover:underline"
    >
      {isClosed ? texts.closedTitle(title) : title}
    </Link>
  );
}
