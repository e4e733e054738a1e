import type { ChatError } from "../../domain/chatError.ts";
import type { ClientMessageId } from "../../domain/clientMessageId.ts";
import type { OutboxMessage } from "../../domain/outboxMessage.ts";
import { clientMessageId, identity } from "../../domain/testing/fixtures.ts";
import type {
  ConversationSnapshot,
  SnapshotFacts,
  ThreadSnapshot,
} from "../../store/chatSnapshot.ts";
import { createChatStore } from "../../store/chatStore.ts";
import type { ChatApi } from "../chatApi.ts";
import type { ChatStorage, Draft, DraftEdits, DraftFiles, DraftReply } from "../chatStorage.ts";
import type { Clock } from "../clock.ts";
import { createChatSession } from "../createChatSession.ts";
import type { FakeGateway } from "../fakeGateway.ts";
import { createFakeGateway } from "../fakeGateway.ts";
import type { PageLife } from "../pageLife.ts";
import type { Tabs } from "../tabs.ts";
import { createTestTabs } from "./createTestTabs.ts";

export const me = identity("alice");

/** Everything that is waiting for a promise runs; no time passes. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** A clock that moves when it is told to. */
export function createManualClock(): Clock & { advance(ms: number): Promise<void> } {
  const timers = new Set<{ at: number; run: () => void }>();
  let now = 1_000_000;
  return {
    now: () => now,
    after(delayMs, run) {
      const timer = { at: now + delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        await settle();
        const [next] = [...timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers.delete(next);
        now = next.at;
        next.run();
      }
      now = end;
      await settle();
    },
  };
}

/** What a browser keeps; hand it to a second session to reload the page. */
export function createMemoryStorage(): ChatStorage & {
  outbox: Map<ClientMessageId, OutboxMessage>;
} {
  const outbox = new Map<ClientMessageId, OutboxMessage>();
  const drafts = new Map<string, Draft>();
  const draftFiles = new Map<string, DraftFiles>();
  const draftReplies = new Map<string, DraftReply>();
  const draftEdits = new Map<string, DraftEdits>();
  const conversations = new Map<string, ConversationSnapshot>();
  const threads = new Map<string, ThreadSnapshot>();
  let facts: SnapshotFacts | null = null;
  return {
    outbox,
    load: async () => ({
      outbox: [...outbox.values()],
      drafts: [...drafts.values()],
      draftFiles: [...draftFiles.values()],
      draftReplies: [...draftReplies.values()],
      draftEdits: [...draftEdits.values()],
    }),
    loadSnapshot: async () =>
      facts === null ? null : { facts, conversations: [...conversations.values()] },
    loadOutbox: async () => [...outbox.values()],
    loadThread: async (sid) => threads.get(sid),
    async keepSnapshot(changes) {
      facts = changes.facts ?? facts;
      for (const each of changes.conversations) conversations.set(each.conversation.sid, each);
      for (const thread of changes.threads) threads.set(thread.conversationSid, thread);
      for (const sid of changes.gone) {
        conversations.delete(sid);
        threads.delete(sid);
      }
    },
    putOutbox: async (message) => void outbox.set(message.clientMessageId, message),
    removeOutbox: async (id) => void outbox.delete(id),
    async takeBack(id, draft, files) {
      outbox.delete(id);
      await this.putDraft(draft);
      await this.putDraftFiles(files);
    },
    async putDraft(draft) {
      if (draft.body === "") drafts.delete(draft.conversationSid);
      else drafts.set(draft.conversationSid, draft);
    },
    async putDraftFiles(draft) {
      if (draft.files.length === 0) draftFiles.delete(draft.conversationSid);
      else draftFiles.set(draft.conversationSid, draft);
    },
    async putDraftReply(draft) {
      if (draft.quote === null) draftReplies.delete(draft.conversationSid);
      else draftReplies.set(draft.conversationSid, draft);
    },
    async putDraftEdits(draft) {
      if (draft.edits.length === 0) draftEdits.delete(draft.conversationSid);
      else draftEdits.set(draft.conversationSid, draft);
    },
    async clear() {
      outbox.clear();
      drafts.clear();
      draftFiles.clear();
      draftReplies.clear();
      draftEdits.clear();
      conversations.clear();
      threads.clear();
      facts = null;
    },
    close: async () => {},
  };
}

/** A page that is looked at, until it is told that it was away. */
export function createTestPage(): PageLife & { comeBack(): void; hide(): void } {
  const returns = new Set<() => void>();
  const hides = new Set<() => void>();
  let isVisible = true;
  const listening = (listeners: Set<() => void>) => (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    isVisible: () => isVisible,
    onReturn: listening(returns),
    onHidden: listening(hides),
    comeBack() {
      isVisible = true;
      for (const listener of returns) listener();
    },
    hide() {
      isVisible = false;
      for (const listener of hides) listener();
    },
  };
}

interface TestApi extends ChatApi {
  /** The coming calls reject with these, in order. */
  failures: ChatError[];
  tokens: number;
  signedOut: boolean;
}

/** A server where nobody has set anything up. */
export const bareApi: Omit<ChatApi, "fetchToken"> = {
  fetchNumbers: async () => [],
  fetchTemplates: async () => [],
  fetchContacts: async () => ({ isSetUp: false, contacts: [], failure: null }),
  fetchProxyAddress: async () => null,
  closeConversation: async () => {},
  signOut: async () => {},
};

function createTestApi(): TestApi {
  return {
    ...bareApi,
    failures: [],
    tokens: 0,
    signedOut: false,
    async fetchToken() {
      const failure = this.failures.shift();
      if (failure !== undefined) throw failure;
      this.tokens += 1;
      return `token ${this.tokens}`;
    },
    async signOut() {
      this.signedOut = true;
    },
  };
}

let ids = 0;

/** A session over a fake service and a manual clock. */
export function createTestSession({
  fake = createFakeGateway(me),
  storage = createMemoryStorage(),
  tabs = createTestTabs()(),
}: { fake?: FakeGateway; storage?: ReturnType<typeof createMemoryStorage>; tabs?: Tabs } = {}) {
  const page = createTestPage();
  const signedOut = { times: 0 };
  const clock = createManualClock();
  const store = createChatStore();
  const api = createTestApi();
  const backgroundErrors: unknown[] = [];
  const session = createChatSession({
    gateway: fake.gateway,
    store,
    api,
    storage,
    tabs,
    page,
    clock,
    newClientMessageId() {
      ids += 1;
      return clientMessageId(`test-client-${ids}`);
    },
    onBackgroundError: (error) => backgroundErrors.push(error),
    onSignedOut: () => {
      signedOut.times += 1;
    },
  });
  return {
    fake,
    storage,
    page,
    signedOut,
    clock,
    store,
    api,
    session,
    commands: session.commands,
    backgroundErrors,
  };
}
