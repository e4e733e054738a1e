import type { ChatGateway } from "../domain/chatGateway.ts";
import type { Identity } from "../domain/identity.ts";
import type { ChatStorage } from "../session/chatStorage.ts";
import { createIndexedDbStorage } from "../session/indexedDbStorage.ts";
import { createTwilioGateway } from "../twilio/createTwilioGateway.ts";
import { loadSdk } from "../twilio/loadSdk.ts";
import { parseConfig, parseToken } from "./answers.ts";
import type { HeadStart } from "./headStart.ts";
import { rememberedConfig } from "./remembered.ts";

/** What runs before React and the screens have been read. */
export interface Beginnings {
  identity: Identity;
  twilsockUri: string | null;
  /** Connecting already, or null: what is kept is to be shown first. */
  gateway: ChatGateway | null;
  storage: ChatStorage;
  /** Where errors of the gateway go; for whoever goes on with it to replace. */
  problems: { tell(error: unknown): void };
}

type Answers = Pick<HeadStart, "readToken" | "readConfig">;

/** What a chat is begun with. */
interface Makers {
  loadSdk(): Promise<unknown>;
  createGateway: typeof createTwilioGateway;
  createStorage: typeof createIndexedDbStorage;
}

const browserMakers: Makers = {
  loadSdk,
  createGateway: createTwilioGateway,
  createStorage: createIndexedDbStorage,
};

/**
 * Of somebody who was here before, the list is read from this machine; nothing is connected before it is painted. For
 * anybody else the list comes from the service, and the connection to it is what takes longest.
 */
export async function begin(
  answers: Answers,
  makers: Makers = browserMakers,
): Promise<Beginnings | undefined> {
  const remembered = rememberedConfig();
  if (remembered === null) return connect(answers, makers);
  const { identity, twilsockUri } = remembered;
  return {
    identity,
    twilsockUri,
    gateway: null,
    storage: reading(makers.createStorage(identity)),
    problems: { tell: (error) => reportError(error) },
  };
}

async function connect(
  { readToken, readConfig }: Answers,
  makers: Makers,
): Promise<Beginnings | undefined> {
  // Whoever needs it asks again, and hears of it.
  makers.loadSdk().catch(() => undefined);
  const config = parseConfig(await readConfig());
  if (config === undefined || config.identity === null) return undefined;
  const { identity, twilsockUri } = config;
  const problems: Beginnings["problems"] = { tell: (error) => reportError(error) };
  const gateway = makers.createGateway({
    twilsockUri: twilsockUri ?? undefined,
    onProblem: (error) => problems.tell(error),
  });
  void readToken().then((answer) => {
    const issued = parseToken(answer);
    if (issued?.identity === identity) gateway.start(issued.token);
  });
  return { identity, twilsockUri, gateway, storage: makers.createStorage(identity), problems };
}

function reading(storage: ChatStorage): ChatStorage {
  const snapshot = storage.loadSnapshot();
  // Whoever takes it hears of it.
  snapshot.catch(() => undefined);
  return { ...storage, loadSnapshot: () => snapshot };
}

/** Of no use to this chat: another person has signed in, or the back end is another. */
export function dropBeginnings({ gateway, storage }: Beginnings): void {
  for (const ending of [gateway?.stop(), storage.close()]) ending?.catch(() => undefined);
}
