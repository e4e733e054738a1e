import { errorFacts } from "../../domain/errorFacts.ts";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { showToast } from "../../ui/toasts.ts";

/** Adds one's own reaction or takes it back. A refusal has no place of its own, so it is told at the foot. */
export function useReact(sid: ConversationSid, messageSid: MessageSid): (emoji: string) => void {
  const { toggleReaction } = useChatCommands();
  const texts = useTexts();
  return (emoji) => {
    toggleReaction(sid, messageSid, emoji).catch((reason: unknown) => {
      const facts = errorFacts(reason);
      showToast({ text: texts.thread.reactionFailed, detail: texts.errors.sentence(facts) });
    });
  };
}
