import type { Message } from "../domain/entities.ts";
import type { ChatCommands } from "../session/commands.ts";
import type { Diagnostics } from "../session/diagnostics.ts";
import type { ChatStore } from "../store/chatStore.ts";

/** The chat of whoever is signed in, as the screens get it. */
export interface RunningChat {
  store: ChatStore;
  commands: ChatCommands;
  diagnostics: Diagnostics;
  /** Messages that somebody should hear of; gives the way to stop. */
  onNewMessage(listener: (message: Message) => void): () => void;
  /** What was kept of the last visit is shown, if there was something. */
  restored: Promise<boolean>;
  /** Ends it and keeps what it knows on this machine. */
  stop(): Promise<void>;
}
