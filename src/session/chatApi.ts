import type { Address } from "../domain/address.ts";
import type { ChatError } from "../domain/chatError.ts";
import type { Contact } from "../domain/contact.ts";
import type { ContentTemplate } from "../domain/contentTemplate.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type { TwilioNumber } from "../domain/twilioNumber.ts";

/** What the operator's customer service says. */
export interface FoundContacts {
  /** False: there is no such service, and nothing will ever be known. */
  isSetUp: boolean;
  contacts: readonly Contact[];
  /** The numbers that could not be looked up, and why. */
  failure: { error: ChatError; addresses: readonly Address[] } | null;
}

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
  /** Who the people behind numbers are, as far as it is known; 50 at most. */
  fetchContacts(addresses: readonly Address[]): Promise<FoundContacts>;
  /** The Twilio number that a service wants to be used for a phone; null when there is no such service. */
  fetchProxyAddress(address: Address): Promise<Address | null>;
  /** The SDK cannot set a conversation's state. */
  closeConversation(conversationSid: ConversationSid): Promise<void>;
  signOut(): Promise<void>;
}
