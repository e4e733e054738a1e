import { CircleAlert, Clock } from "lucide-react";
import type { ClientMessageId } from "../../domain/clientMessageId.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useOutboxMessage } from "../../store/useTimeline.ts";
import { useOutboxIds } from "../../store/useUnsent.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { KeptWords } from "./KeptWords.tsx";

/** What was sent into a conversation that one is no longer in: there is no thread that could show it. */
export function KeptMessages({ sid }: { sid: ConversationSid }) {
  return useOutboxIds(sid).map((id) => <KeptMessage key={id} id={id} />);
}

function KeptMessage({ id }: { id: ClientMessageId }) {
  const { thread, errors } = useTexts();
  const { discardSend } = useChatCommands();
  const message = useOutboxMessage(id);
  if (message === undefined) return null;
  const { state, body, files = [] } = message;
  const isFailed = state.state === "failed";
  return (
    <KeptWords
      icon={isFailed ? CircleAlert : Clock}
      title={isFailed ? thread.notSent : thread.queued}
      {...(isFailed && { code: state.error.code, reason: <p>{errors.sentence(state.error)}</p> })}
      body={body}
      files={files}
      onDiscard={() => discardSend(id)}
    />
  );
}
