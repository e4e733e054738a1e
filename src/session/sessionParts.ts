import type { ChatGateway } from "../domain/chatGateway.ts";
import type { ClientMessageId } from "../domain/clientMessageId.ts";
import type { ChatStore } from "../store/chatStore.ts";
import type { ChatApi } from "./chatApi.ts";
import type { ChatStorage } from "./chatStorage.ts";
import type { Clock } from "./clock.ts";
import type { PageLife } from "./pageLife.ts";
import type { Tabs } from "./tabs.ts";

/** What the parts of a session work with. */
export interface SessionParts {
  gateway: ChatGateway;
  store: ChatStore;
  api: ChatApi;
  storage: ChatStorage;
  tabs: Tabs;
  page: PageLife;
  clock: Clock;
  newClientMessageId(): ClientMessageId;
  /**
   * Takes a promise that nobody waits for. Its error has no place on the screen (a read horizon that did not arrive,
   * a typing mark), so it goes to the diagnostics.
   */
  inBackground(work: Promise<unknown>): void;
}
