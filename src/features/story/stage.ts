import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import type { ChatStore } from "../../store/chatStore.ts";
import type { AllTexts } from "../../texts/texts.ts";

/** What the app lets the story do with its panes, and what it shows in them. */
export interface Stage {
  store: ChatStore;
  texts: AllTexts;
  openConversation(sid: ConversationSid): void;
  /** With the thread, or alone where only one pane fits. */
  showDetails(shown: boolean): void;
  /** Where only one pane fits, they take the place of the thread. */
  showPhones(shown: boolean): void;
  /** Phones and thread do not fit beside each other. */
  isNarrow(): boolean;
  openRoute(messageSid: MessageSid, conversationSid: ConversationSid): void;
  openNumbers(): void;
}
