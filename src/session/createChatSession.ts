import type { ChatEvent } from "../domain/chatEvent.ts";
import { bindingAttributes } from "../domain/phoneBinding.ts";
import { loadPhoneMetadata } from "../domain/phoneNumbers.ts";
import type { ChatCommands } from "./commands.ts";
import { createConversationCommands } from "./conversationCommands.ts";
import { createEventQueue } from "./eventQueue.ts";
import type { History } from "./history.ts";
import { createHistory } from "./history.ts";
import { createOutbox } from "./outbox.ts";
import { createPeopleLoader } from "./peopleLoader.ts";
import { createReactions } from "./reactions.ts";
import { createReadHorizon } from "./readHorizon.ts";
import { createReceipts } from "./receipts.ts";
import type { SessionParts } from "./sessionParts.ts";
import { loadTemplates } from "./templates.ts";
import { createTokenRenewal } from "./tokenRenewal.ts";
import { createTyping } from "./typing.ts";

export interface ChatSession {
  commands: ChatCommands;
  /** Brings back what was typed before, then connects. */
  start(): Promise<void>;
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
  const outbox = createOutbox(parts);
  const horizon = createReadHorizon(parts);
  const readReceipts = createReceipts(parts);
  const typing = createTyping(parts);
  const reactions = createReactions(parts);
  let unsubscribe: (() => void) | undefined;

  function handle(event: ChatEvent): void {
    events.push(event);
    if (event.type === "tokenAboutToExpire" || event.type === "tokenExpired") tokens.renew();
    if (event.type === "conversationUpserted") history.conversationCame(event.conversation.sid);
    if (event.type === "connectionChanged" && event.connection.status === "connected") {
      history.connected();
      horizon.connected();
    }
  }

  async function start(): Promise<void> {
    unsubscribe = gateway.subscribe(handle);
    const [stored, token] = await Promise.all([
      storage.load(),
      tokens.obtainToken(),
      // Numbers stay readable without it.
      loadPhoneMetadata().catch(options.onBackgroundError),
    ]);
    for (const draft of stored.drafts) store.dispatch({ type: "draftChanged", ...draft });
    outbox.restore(stored.outbox);
    outbox.runAll();
    if (token !== undefined) gateway.start(token);
  }

  async function stop(): Promise<void> {
    tokens.stop();
    history.stop();
    outbox.stop();
    horizon.stop();
    reactions.stop();
    unsubscribe?.();
    await gateway.stop();
    await storage.close();
  }

  const commands: ChatCommands = {
    ...outboxCommands(parts, outbox),
    ...historyCommands(parts, history),
    ...gatewayCommands(parts),
    ...createConversationCommands(parts),
    markRead: horizon.markRead,
    typing,
    deliveryReceipts: readReceipts,
    toggleReaction: reactions.toggle,
    loadTemplates: (sid, customer) => loadTemplates(parts, sid, customer),
    async signOut() {
      await parts.api.signOut();
      tokens.stop();
      await storage.clear();
      await stop();
      options.onSignedOut();
    },
  };

  return { commands, start, stop };
}

function outboxCommands(
  { store, storage, inBackground }: SessionParts,
  outbox: ReturnType<typeof createOutbox>,
) {
  function setDraft(conversationSid: Parameters<ChatCommands["setDraft"]>[0], body: string): void {
    if ((store.getState().drafts[conversationSid] ?? "") === body) return;
    store.dispatch({ type: "draftChanged", conversationSid, body });
    inBackground(storage.putDraft({ conversationSid, body }));
  }
  return {
    setDraft,
    sendMessage(conversationSid, body) {
      outbox.add(conversationSid, { body });
      setDraft(conversationSid, "");
    },
    sendContent: outbox.add,
    retrySend: outbox.retry,
    discardSend: outbox.discard,
  } satisfies Partial<ChatCommands>;
}

function historyCommands({ inBackground }: SessionParts, history: History) {
  return {
    openConversation: (sid) => inBackground(history.open(sid)),
    loadPreview: history.loadPreview,
    loadOlder: (sid) => inBackground(history.loadOlder(sid)),
    loadNewer: (sid) => inBackground(history.loadNewer(sid)),
    loadAround: history.loadAround,
    loadAroundDate: history.loadAroundDate,
    loadLatest: history.showLatest,
  } satisfies Partial<ChatCommands>;
}

function gatewayCommands({ gateway, store, api }: SessionParts) {
  return {
    editMessage: (sid, messageSid, body) => gateway.editMessage(sid, messageSid, body),
    removeMessage: (sid, messageSid) => gateway.removeMessage(sid, messageSid),
    mediaUrls: (sid, messageSid) => gateway.mediaUrls(sid, messageSid),
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
    async loadNumbers() {
      const numbers = await api.fetchNumbers();
      store.dispatch({ type: "numbersLoaded", numbers });
      return numbers;
    },
    reconnect: () => gateway.reconnect(),
  } satisfies Partial<ChatCommands>;
}
