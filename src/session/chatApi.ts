import type { TwilioNumber } from "../domain/twilioNumber.ts";

/** What the session needs of the token server. Everything rejects with a ChatError. */
export interface ChatApi {
  /** An access token for whoever is signed in; `unauthorized` when nobody is. */
  fetchToken(): Promise<string>;
  fetchNumbers(): Promise<TwilioNumber[]>;
  signOut(): Promise<void>;
}
