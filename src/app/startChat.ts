import { ChatError } from "../domain/chatError.ts";
import type { ClientMessageId } from "../domain/clientMessageId.ts";
import type { Identity } from "../domain/identity.ts";
import { createBrowserPage } from "../session/browserPage.ts";
import { createBrowserTabs } from "../session/browserTabs.ts";
import { systemClock } from "../session/clock.ts";
import type { ChatCommands } from "../session/commands.ts";
import { createChatSession } from "../session/createChatSession.ts";
import { createIndexedDbStorage } from "../session/indexedDbStorage.ts";
import { randomId } from "../session/randomId.ts";
import type { ChatStore } from "../store/chatStore.ts";
import { createChatStore } from "../store/chatStore.ts";
import { createTwilioGateway } from "../twilio/createTwilioGateway.ts";
import type { AppConfig } from "./answers.ts";
import type { Api } from "./api.ts";

export interface Chat {
  store: ChatStore;
  commands: ChatCommands;
  /** Ends it and keeps what it knows on this machine. */
  stop(): Promise<void>;
}

/** Starts the chat of whoever is signed in. Outside React: a second render must not connect twice. */
export function startChat(
  config: AppConfig,
  identity: Identity,
  api: Api,
  onSignedOut: () => void,
): Chat {
  const store = createChatStore();
  const page = createBrowserPage();
  const session = createChatSession({
    gateway: createTwilioGateway({
      twilsockUri: config.twilsockUri ?? undefined,
      onProblem: reportError,
    }),
    store,
    api: { ...api, fetchToken: () => fetchTokenOf(identity, api) },
    storage: createIndexedDbStorage(identity),
    tabs: createBrowserTabs(identity, page),
    page,
    clock: systemClock,
    // Hex digits make a valid id.
    newClientMessageId: () => randomId() as ClientMessageId,
    onBackgroundError: reportError,
    onSignedOut,
  });
  session.start().catch(reportError);
  return { store, commands: session.commands, stop: session.stop };
}

/** Tabs share a session, so another one may have signed somebody else in: this chat must not go on in that name. */
async function fetchTokenOf(identity: Identity, api: Api): Promise<string> {
  const issued = await api.fetchToken();
  if (issued.identity === identity) return issued.token;
  throw new ChatError("unauthorized", `${issued.identity} is signed in here now.`);
}
