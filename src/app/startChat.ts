import { ChatError } from "../domain/chatError.ts";
import type { ClientMessageId } from "../domain/clientMessageId.ts";
import type { Identity } from "../domain/identity.ts";
import { createBrowserPage } from "../session/browserPage.ts";
import { createBrowserTabs } from "../session/browserTabs.ts";
import { systemClock } from "../session/clock.ts";
import { createChatSession } from "../session/createChatSession.ts";
import { createDiagnostics } from "../session/diagnostics.ts";
import { createIndexedDbStorage } from "../session/indexedDbStorage.ts";
import { watchNewMessages } from "../session/newMessages.ts";
import { randomId } from "../session/randomId.ts";
import { createChatStore } from "../store/chatStore.ts";
import { createTwilioGateway } from "../twilio/createTwilioGateway.ts";
import { loadSdk } from "../twilio/loadSdk.ts";
import { sdkVersion } from "../twilio/sdkVersion.ts";
import { afterPaint } from "./afterPaint.ts";
import type { AppConfig } from "./answers.ts";
import type { Api } from "./api.ts";
import { type Beginnings, dropBeginnings } from "./beginnings.ts";
import type { RunningChat } from "./runningChat.ts";
import { endServerSession } from "./signOutOwed.ts";

const longestRestoreMs = 1000;

/** Starts the chat of whoever is signed in. Outside React: a second render must not connect twice. */
export function startChat(
  config: AppConfig,
  identity: Identity,
  api: Api,
  { onSignedOut, beginnings }: { onSignedOut(): void; beginnings: Beginnings | undefined },
): RunningChat {
  const begun = isFor(beginnings, config, identity) ? beginnings : undefined;
  if (beginnings !== undefined && begun === undefined) dropBeginnings(beginnings);
  const store = createChatStore();
  const page = createBrowserPage();
  const tabs = createBrowserTabs(identity, page);
  const diagnostics = createDiagnostics(() => Date.now());
  const note = (error: unknown) => {
    diagnostics.noteError(error);
    reportError(error);
  };
  if (begun !== undefined) begun.problems.tell = note;
  let tellPainted = () => {};
  /** The list of the last visit comes before the SDK, which takes as long to run. */
  const listPainted = new Promise<void>((resolve) => {
    tellPainted = resolve;
  });
  const gateway =
    begun?.gateway ??
    createTwilioGateway({
      twilsockUri: config.twilsockUri ?? undefined,
      onProblem: note,
      loadSdk: () => listPainted.then(loadSdk),
    });
  const session = createChatSession({
    gateway,
    store,
    api: {
      ...api,
      async fetchToken() {
        const token = await fetchTokenOf(identity, api);
        diagnostics.noteToken(token);
        return token;
      },
      signOut: () => endServerSession(api.signOut),
    },
    storage: begun?.storage ?? createIndexedDbStorage(identity),
    tabs,
    page,
    clock: systemClock,
    // Hex digits make a valid id.
    newClientMessageId: () => randomId() as ClientMessageId,
    onBackgroundError: note,
    onSignedOut,
  });
  store.subscribe(({ connection }) => diagnostics.noteConnection(connection.status));
  listPainted.then(sdkVersion).then(diagnostics.noteSdkVersion, () => undefined);
  // A storage that does not answer must not keep the service away.
  setTimeout(tellPainted, longestRestoreMs);
  void session.restored.then((hasSnapshot) => {
    if (hasSnapshot) afterPaint(tellPainted);
    else tellPainted();
  });
  session.start().catch(note);
  return {
    store,
    commands: session.commands,
    diagnostics,
    onNewMessage: (listener) =>
      watchNewMessages({ gateway, store, tabs, now: () => Date.now() }, listener),
    restored: session.restored,
    stop: session.stop,
  };
}

function isFor(
  beginnings: Beginnings | undefined,
  { twilsockUri }: AppConfig,
  identity: Identity,
): boolean {
  return beginnings?.identity === identity && beginnings.twilsockUri === twilsockUri;
}

/** Tabs share a session, so another one may have signed somebody else in: this chat must not go on in that name. */
async function fetchTokenOf(identity: Identity, api: Api): Promise<string> {
  const issued = await api.fetchToken();
  if (issued.identity === identity) return issued.token;
  throw new ChatError("unauthorized", `${issued.identity} is signed in here now.`);
}
