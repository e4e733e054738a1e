import type { OutboxMessage } from "../../domain/outboxMessage.ts";
import { useChatCommands } from "../../session/commands.ts";

/** Brings a message back to where it was written, and whoever asked for it with it. */
export function useTakeBack({ clientMessageId }: OutboxMessage): () => void {
  const { takeBackSend } = useChatCommands();
  return () => {
    takeBackSend(clientMessageId);
    // The button is gone with its row; the composer belongs to another feature.
    requestAnimationFrame(() => {
      document.querySelector<HTMLTextAreaElement>("[data-composer] textarea")?.focus();
    });
  };
}
