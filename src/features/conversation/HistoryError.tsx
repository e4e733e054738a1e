import { RotateCw } from "lucide-react";
import type { ChatError } from "../../domain/chatError.ts";
import { errorFacts } from "../../domain/errorFacts.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";

/** Stands at the head of the messages that could not be continued; those below keep working. */
export function HistoryError({ sid, error }: { sid: ConversationSid; error: ChatError }) {
  const texts = useTexts();
  const commands = useChatCommands();
  const facts = errorFacts(error);
  const retry = () => {
    void commands.openConversation(sid);
    commands.loadOlder(sid);
  };
  return (
    <Note
      tone="bad"
      title={texts.thread.historyFailed}
      {...(facts.code !== null && { code: facts.code })}
      actions={
        <Button size="small" icon={RotateCw} onClick={retry}>
          {texts.shell.retry}
        </Button>
      }
    >
      {texts.errors.sentence(facts)}
    </Note>
  );
}
