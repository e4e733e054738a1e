import type { ChatEvent } from "../domain/chatEvent.ts";
import { withEditedMark } from "../domain/isEdited.ts";
import { bindingAttributes } from "../domain/phoneBinding.ts";
import { loadPhoneMetadata } from "../domain/phoneNumbers.ts";
import type { StoreEvent } from "../store/storeEvent.ts";
import type { ChatCommands } from "./commands.ts";
import { createContacts } from "./contacts.ts";
import { createConversationCommands } from "./conversationCommands.ts";
import { createDrafts } from "./drafts.ts";
import { createEventQueue } from "./eventQueue.ts";
import type { History } from "./history.ts";
import { createHistory } from "./history.ts";
import { createLiveness } from "./liveness.ts";
import { createOutbox } from "./outbox.ts";
import { patiently } from "./patiently.ts";
import { createPeopleLoader } from "./peopleLoader.ts";
import { createReactions } from "./reactions.ts";
import { createReadHorizon } from "./readHorizon.ts";
import { createReceipts } from "./receipts.ts";
import type { SessionParts } from "./sessionParts.ts";
import { createSnapshotKeeper } from "./snapshotKeeper.ts";
import type { TabNews } from "./tabs.ts";
import { loadTemplates } from "./templates.ts";
import { createThreadLimit } from "./threadLimit.ts";
import { createTokenRenewal } from "./tokenRenewal.ts";
import { createTyping } from "./typing.ts";
import { delay } from "./waitUntil.ts";

/** What does not answer must not keep anybody signed in. */
export const signOutPatienceMs = 3000;

export interface ChatSession {
  commands: ChatCommands;
  /** Brings back what was typed and seen before, and connects. */
  start(): Promise<void>;
  /** What was kept of the last visit is in the store, and whether there was something. */
  restored: Promise<boolean>;
  stop(): Promise<void>;
}

export interface ChatSessionOptions extends Omit<SessionParts, "inBackground"> {
  /** Errors that no screen shows. */
  onBackgroundError(error: unknown): void;
  onSignedOut(): void;
}

/**
 * The one owner of side effects between the screens and the service: facts of the gateway go into the store, commands
 * of the screens to the gateway. Lives outside React, so nothing in it starts twice.
 */
export function createChatSession(options: ChatSessionOptions): ChatSession {
  const parts: SessionParts = {
    ...options,
    inBackground: (work) => void work.catch(options.onBackgroundError),
  };
  const { gateway, store, storage } = parts;
  const events = createEventQueue(parts);
  const tokens = createTokenRenewal(parts);
  const people = createPeopleLoader(parts);
  const history = createHistory(parts, people);
  const limit = createThreadLimit(store);
  const outbox = createOutbox(parts);
  const drafts = createDrafts(parts);
  const horizon = createReadHorizon(parts);
  const readReceipts = createReceipts(parts);
  const typing = createTyping(parts);
  const reactions = createReactions(parts);
  const keeper = createSnapshotKeeper(parts);
  const liveness = createLiveness(parts);
  const contacts = createContacts(parts);
  const stopWatching = parts.page.onReturn(tokens.hurry);
  const unsubscribes = [gateway.subscribe(handle), parts.tabs.subscribe(hear)];

  let tellRestored: (hasSnapshot: boolean) => void = () => undefined;
  const restored = new Promise<boolean>((resolve) => {
    tellRestored = resolve;
  });

  function handle(event: ChatEvent): void {
    if (event.type === "messageRemoved") {
      drafts.rescueEdits(event.conversationSid, event.messageSid);
    }
    if (event.type === "conversationRemoved") drafts.rescueEdits(event.conversationSid);
    events.push(event);
    if (event.type === "messageUpserted") limit.grown(event.message.conversationSid);
    liveness.heard();
    if (event.type === "tokenAboutToExpire" || event.type === "tokenExpired") tokens.renew();
    if (event.type === "connectionChanged" && event.connection.status === "connected") {
      history.connected();
      horizon.connected();
    }
  }

  /** What happened in another tab. */
  function hear(news: TabNews): void {
    switch (news.type) {
      case "outboxPut":
        return outbox.hear(news.message);
      case "outboxRemoved":
        return store.dispatch(news);
      case "outboxRecalled":
        return outbox.hearRecall(news.clientMessageId, news.into);
      case "signedOut":
        return parts.inBackground(leave([stop()]));
      default:
        return drafts.hear(news);
    }
  }

  async function start(): Promise<void> {
    // Numbers stay readable without it.
    const metadata = loadPhoneMetadata().catch(options.onBackgroundError);
    events.holdUntil(metadata);
    await Promise.all([restore().then(tellRestored), connect(), metadata]);
  }

  async function connect(): Promise<void> {
    const token = await tokens.obtainToken();
    if (token !== undefined) gateway.start(token);
  }

  async function restore(): Promise<boolean> {
    let hasSnapshot = false;
    try {
      const [stored, snapshot] = await Promise.all([storage.load(), storage.loadSnapshot()]);
      hasSnapshot = snapshot !== null;
      const restored: StoreEvent[] = stored.drafts.map((draft) => ({
        type: "draftChanged",
        ...draft,
      }));
      if (snapshot !== null) restored.push({ type: "snapshotLoaded", snapshot });
      store.dispatch(...restored);
      drafts.restore(stored);
      keeper.restored();
      outbox.restore(stored.outbox);
    } catch (error) {
      // A browser whose storage does not work still chats.
      options.onBackgroundError(error);
    }
    parts.tabs.compete(outbox.leader);
    return hasSnapshot;
  }

  function stopParts(): void {
    tokens.stop();
    history.stop();
    people.stop();
    outbox.stop();
    drafts.stop();
    horizon.stop();
    reactions.stop();
    liveness.stop();
    contacts.stop();
    keeper.stop();
    stopWatching();
    for (const unsubscribe of unsubscribes) unsubscribe();
    parts.tabs.close();
  }

  async function stop(): Promise<void> {
    keeper.keep();
    stopParts();
    await gateway.stop();
    await storage.close();
  }

  async function leave(ends: readonly Promise<void>[]): Promise<void> {
    for (const end of ends) parts.inBackground(end);
    await Promise.race([Promise.allSettled(ends), delay(parts.clock, signOutPatienceMs)]);
    options.onSignedOut();
  }

  const commands: ChatCommands = {
    ...drafts.commands,
    ...outboxCommands(outbox, drafts.commands.setDraft),
    ...historyCommands(parts, history),
    ...gatewayCommands(parts),
    ...createConversationCommands(parts),
    holdThread: limit.hold,
    reconnect() {
      tokens.hurry();
      gateway.reconnect();
    },
    markRead: horizon.markRead,
    typing,
    deliveryReceipts: readReceipts,
    toggleReaction: reactions.toggle,
    loadTemplates: (sid, customer) => loadTemplates(parts, sid, customer),
    /** Ends here whatever the server answers: whoever leaves a shared machine without a network is out all the same. */
    async signOut() {
      const told = parts.api.signOut();
      parts.tabs.tell({ type: "signedOut" });
      stopParts();
      await leave([told, gateway.stop(), storage.clear()]);
    },
  };

  return { commands, start, restored, stop };
}

function outboxCommands(
  outbox: ReturnType<typeof createOutbox>,
  setDraft: ChatCommands["setDraft"],
) {
  return {
    sendMessage(conversationSid, body) {
      outbox.add(conversationSid, { body });
      setDraft(conversationSid, "");
    },
    sendContent: outbox.add,
    retrySend: outbox.retry,
    discardSend: (id) => outbox.recall(id, "nowhere"),
    takeBackSend: (id) => outbox.recall(id, "draft"),
  } satisfies Partial<ChatCommands>;
}

function historyCommands({ inBackground }: SessionParts, history: History) {
  return {
    openConversation(sid) {
      const opening = history.open(sid);
      inBackground(opening);
      return opening.catch(() => undefined);
    },
    loadPreview: history.loadPreview,
    loadOlder: (sid) => inBackground(history.loadOlder(sid)),
    loadNewer: (sid) => inBackground(history.loadNewer(sid)),
    loadAround: history.loadAround,
    loadAroundDate: history.loadAroundDate,
    loadLatest: history.showLatest,
  } satisfies Partial<ChatCommands>;
}

function gatewayCommands(parts: SessionParts) {
  const { gateway, store, api } = parts;
  return {
    async editMessage(sid, messageSid, body) {
      await gateway.editMessage(sid, messageSid, body);
      // The text has changed. Without the mark, a later reaction would hide that it did.
      parts.inBackground(gateway.changeMessageAttributes(sid, messageSid, withEditedMark));
    },
    removeMessage: (sid, messageSid) => gateway.removeMessage(sid, messageSid),
    // A snapshot shows messages with files before there is a connection to ask for them.
    mediaUrls: (sid, messageSid) =>
      patiently(parts, () =>
        gateway.mediaUrls(sid, messageSid, store.getState().messages[messageSid]?.index ?? 0),
      ),
    async createConversation(friendlyName) {
      const conversation = await gateway.createConversation(friendlyName);
      store.dispatch({ type: "conversationUpserted", conversation });
      return conversation.sid;
    },
    renameConversation: (sid, friendlyName) => gateway.renameConversation(sid, friendlyName),
    leaveConversation: (sid) => gateway.leaveConversation(sid),
    setMuted: (sid, muted) => gateway.setMuted(sid, muted),
    addChatParticipant: (sid, identity) => gateway.addChatParticipant(sid, identity),
    async addPhoneParticipant(sid, { address, proxyAddress, attributes }) {
      const added = await gateway.addPhoneParticipant(sid, {
        address,
        proxyAddress,
        attributes: { ...attributes, ...bindingAttributes(address, proxyAddress) },
      });
      store.dispatch({ type: "phoneAdded", ...added });
    },
    removeParticipant: (sid, participantSid) => gateway.removeParticipant(sid, participantSid),
    proposeNumber: (address) => api.fetchProxyAddress(address),
    async loadNumbers() {
      const numbers = await api.fetchNumbers();
      store.dispatch({ type: "numbersLoaded", numbers });
      return numbers;
    },
  } satisfies Partial<ChatCommands>;
}
