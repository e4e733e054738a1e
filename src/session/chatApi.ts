import type { Address } from "../domain/address.ts";
import type { ContentTemplate } from "../domain/contentTemplate.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type { TwilioNumber } from "../domain/twilioNumber.ts";

/** What the session needs of the token server. Everything rejects with a ChatError. */
export interface ChatApi {
  /** An access token for whoever is signed in; `unauthorized` when nobody is. */
  fetchToken(): Promise<string>;
  fetchNumbers(): Promise<TwilioNumber[]>;
  /** What a service offers to say to a customer; empty when none is set up. */
  fetchTemplates(
    conversationSid: ConversationSid,
    customer: Address | null,
  ): Promise<ContentTemplate[]>;
  /** The SDK cannot set a conversation's state. */
  closeConversation(conversationSid: ConversationSid): Promise<void>;
  signOut(): Promise<void>;
}
