import type { ClientMessageId } from "../domain/clientMessageId.ts";
import { withClientMessageId } from "../domain/clientMessageId.ts";
import type { OutboxError, OutboxMessage, RecallInto } from "../domain/outboxMessage.ts";
import type { MessageContent } from "../domain/outgoingMessage.ts";
import type { ConversationSid } from "../domain/sids.ts";
import { forgetRefusal, noteRefusal, ownRole } from "../store/refusedActions.ts";
import { newestIndex } from "../store/timelineSelectors.ts";
import { backoffMs } from "./backoff.ts";
import { findSent } from "./findSent.ts";
import { outcomeOf } from "./outboxOutcome.ts";
import { lateArrivalMs, replayWindowMs } from "./replayWindow.ts";
import type { SessionParts } from "./sessionParts.ts";
import { takeOut } from "./takeOut.ts";
import { delay, isConnected, waitUntil } from "./waitUntil.ts";

/*
 * The way of an entry: queued → sending → gone, when a message with its id arrives; `sendMessage` being answered is not
 * enough, the bubble needs the message. Refused → failed, until the person retries or discards it. Not sent (offline,
 * throttled) → queued again. Answer lost → checking: wait for the replay, ask past every cache for what is new, and only
 * when nothing has the id, queue it again. Twilio has no idempotency key of its own (wire protocol 14), so this is what
 * keeps a message from being sent twice.
 *
 * All tabs show the outbox and add to it; the leading one sends, and it alone takes an entry back: what it has not begun
 * to send goes at once, of the rest it first has to learn whether it arrived.
 */

/** How long the event of a message may take after its sending was answered, before it is looked for. */
const confirmationMs = 3000;
/** How long keeping an entry may hold its sending up, in a browser whose storage does not work. */
const storagePatienceMs = 2000;

export function createOutbox(parts: SessionParts) {
  const { store, storage, clock, tabs, inBackground } = parts;
  const busy = new Set<ConversationSid>();
  const underWay = new Set<Promise<unknown>>();
  const lostAnswers = new Map<ClientMessageId, { times: number; at: number }>();
  let isSender = false;
  /** Counts the connections: what was learned over one is doubtful over the next. */
  let connections = 0;

  /** Asked for before this tab could do it: it does not send, or has not heard of the entry. */
  const wanted = new Map<ClientMessageId, RecallInto>();

  /** Sends under way whose files are on their way, and that can be called back. */
  const uploads = new Map<ClientMessageId, AbortController>();

  function add(conversationSid: ConversationSid, content: MessageContent): void {
    const message: OutboxMessage = {
      ...content,
      clientMessageId: parts.newClientMessageId(),
      conversationSid,
      createdAt: nextCreatedAt(),
      sentAfter: null,
      state: { state: "queued" },
    };
    void change(message);
    run(conversationSid);
  }

  /** Two entries of one millisecond must keep their order across a reload. */
  let lastCreatedAt = 0;
  function nextCreatedAt(): number {
    lastCreatedAt = Math.max(clock.now(), lastCreatedAt + 1);
    return lastCreatedAt;
  }

  /** Resolves when the entry is safe, and the other tabs know it. A browser that keeps nothing still sends. */
  async function change(message: OutboxMessage): Promise<void> {
    store.dispatch({ type: "outboxPut", message });
    const keeping = storage.putOutbox(message);
    inBackground(keeping);
    await keeping.catch(() => undefined);
    // Sent or taken back meanwhile: the others have been told that it is gone.
    if (store.getState().outbox[message.clientMessageId] === undefined) return;
    tabs.tell({ type: "outboxPut", message });
  }

  /** What another tab did. */
  function hear(message: OutboxMessage): void {
    store.dispatch({ type: "outboxPut", message });
    doWanted(message.clientMessageId);
    run(message.conversationSid);
  }

  /** Back into the draft, or away. Nothing is taken back that may have arrived. */
  function recall(clientMessageId: ClientMessageId, into: RecallInto): void {
    hearRecall(clientMessageId, into);
    if (!isSender) tabs.tell({ type: "outboxRecalled", clientMessageId, into });
  }

  function hearRecall(clientMessageId: ClientMessageId, into: RecallInto): void {
    wanted.set(clientMessageId, into);
    doWanted(clientMessageId);
  }

  function doWanted(clientMessageId: ClientMessageId): void {
    const into = wanted.get(clientMessageId);
    const message = store.getState().outbox[clientMessageId];
    if (!isSender || into === undefined || message === undefined) return;
    wanted.delete(clientMessageId);
    const { state } = message;
    switch (state.state) {
      case "queued":
        return takeOut(parts, message, into);
      case "failed":
        // To write it again would double what may be there; to throw it away takes nothing back.
        if (into === "nowhere" || !isDoubtful(state.error)) return takeOut(parts, message, into);
        void change({ ...message, recall: into, state: { state: "checking" } });
        return run(message.conversationSid);
      case "sending":
      case "checking":
        void change({ ...message, recall: into });
        uploads.get(clientMessageId)?.abort();
    }
  }

  /** Takes it out when the person asked for it while it was under way. */
  function isTakenOut(message: OutboxMessage): boolean {
    const into = store.getState().outbox[message.clientMessageId]?.recall;
    if (into !== undefined) takeOut(parts, message, into);
    return into !== undefined;
  }

  function restore(messages: readonly OutboxMessage[]): void {
    for (const message of messages) {
      store.dispatch({ type: "outboxPut", message });
      // Its message was seen before it could be taken out.
      if (store.getState().outbox[message.clientMessageId] === undefined) forget(message);
    }
  }

  /** This tab sends from now on. Whoever did before may have been cut off in the middle. */
  async function lead(): Promise<void> {
    const messages = await storage.loadOutbox().catch(() => Object.values(store.getState().outbox));
    restore(
      messages.map((message) =>
        message.state.state === "sending"
          ? { ...message, state: { state: "checking" as const } }
          : message,
      ),
    );
    isSender = true;
    for (const message of Object.values(store.getState().outbox)) {
      // Asked for when the tab that sent was cut off.
      if (message.state.state === "queued") isTakenOut(message);
      doWanted(message.clientMessageId);
      run(message.conversationSid);
    }
  }

  function nextOf(conversationSid: ConversationSid): OutboxMessage | undefined {
    const { outbox, outboxRows } = store.getState();
    for (const row of outboxRows[conversationSid] ?? []) {
      const message = row.clientMessageId === null ? undefined : outbox[row.clientMessageId];
      const state = message?.state.state;
      if (state === "queued" || state === "checking") return message;
    }
    return undefined;
  }

  function run(conversationSid: ConversationSid): void {
    if (!isSender || busy.has(conversationSid) || nextOf(conversationSid) === undefined) return;
    busy.add(conversationSid);
    const sending = sendAll(conversationSid).finally(() => {
      busy.delete(conversationSid);
      run(conversationSid);
    });
    inBackground(sending);
  }

  /** One at a time, so that the order of writing is the order of the thread. */
  async function sendAll(conversationSid: ConversationSid): Promise<void> {
    for (let attempt = 0; isSender;) {
      await waitUntil(store, isConnected);
      const message = nextOf(conversationSid);
      if (!isSender || message === undefined) return;
      const isChecking = message.state.state === "checking";
      const isDone = await (isChecking ? check(message) : send(message));
      attempt = isDone ? 0 : attempt + 1;
      if (!isDone) await delay(clock, backoffMs(attempt - 1));
    }
  }

  /** False: to be tried again after a while. */
  async function send(queued: OutboxMessage): Promise<boolean> {
    const { clientMessageId, conversationSid, body, files, template } = queued;
    const sentAfter = queued.sentAfter ?? newestIndex(store.getState(), conversationSid);
    const message: OutboxMessage = { ...queued, sentAfter, state: { state: "sending" } };
    // On disk before it leaves: after a crash it must not look as if it had not been sent.
    await Promise.race([change(message), delay(clock, storagePatienceMs)]);
    if (isTakenOut(message)) return true;
    const attributes = withClientMessageId(queued.attributes ?? {}, clientMessageId);
    const upload = new AbortController();
    if (files !== undefined) uploads.set(clientMessageId, upload);
    const action = files === undefined ? "send" : "sendFiles";
    const role = ownRole(store.getState(), conversationSid);
    const sending = parts.gateway.sendMessage(
      conversationSid,
      { body, attributes, ...(files && { files }), ...(template && { template }) },
      upload.signal,
    );
    underWay.add(sending);
    // The message itself is the best answer: the one that was lost need not be waited for.
    const arrived = waitUntil(store, ({ outbox }) => outbox[clientMessageId] === undefined);
    try {
      await Promise.race([sending, arrived]);
    } catch (error) {
      noteRefusal(conversationSid, action, role, error);
      return await handleFailure(message, error);
    } finally {
      underWay.delete(sending);
      uploads.delete(clientMessageId);
    }
    forgetRefusal(conversationSid, action);
    followUp(message);
    return true;
  }

  /** True when the entry needs no pause. */
  async function handleFailure(message: OutboxMessage, error: unknown): Promise<boolean> {
    // It has arrived meanwhile.
    if (store.getState().outbox[message.clientMessageId] === undefined) return true;
    const times = lostAnswers.get(message.clientMessageId)?.times ?? 0;
    const outcome = outcomeOf(error, times);
    if (outcome.state === "checking") noteLost(message, times + 1);
    else lostAnswers.delete(message.clientMessageId);
    if (outcome.state !== "checking" && isTakenOut(message)) return true;
    await change({ ...message, ...recallOf(message), state: outcome });
    return outcome.state !== "queued";
  }

  /** It may have been asked for since the message was taken in hand. */
  function recallOf({ clientMessageId }: OutboxMessage): Pick<OutboxMessage, "recall"> {
    const into = store.getState().outbox[clientMessageId]?.recall;
    return into === undefined ? {} : { recall: into };
  }

  function noteLost({ clientMessageId }: OutboxMessage, times: number): number {
    const at = clock.now();
    lostAnswers.set(clientMessageId, { times, at });
    return at;
  }

  function followUp(message: OutboxMessage): void {
    clock.after(confirmationMs, () => inBackground(lookForAnswered(message)));
  }

  async function check(message: OutboxMessage): Promise<boolean> {
    const connection = connections;
    const lostAt = lostAnswers.get(message.clientMessageId)?.at ?? noteLost(message, 0);
    for (
      let pauseMs = replayWindowMs;
      pauseMs > 0;
      pauseMs = lostAt + lateArrivalMs - clock.now()
    ) {
      await delay(clock, pauseMs);
      // Looked at anew, by this tab or another.
      if (!isSender || connection !== connections || !isConnected(store.getState())) return true;
      try {
        if (await isSent(message)) return true;
      } catch (error) {
        const outcome = outcomeOf(error, 0);
        if (outcome.state !== "failed") return false;
        if (!isTakenOut(message)) await change({ ...message, state: outcome });
        return true;
      }
    }
    if (!isTakenOut(message)) await change({ ...message, state: { state: "queued" } });
    return true;
  }

  /** Asks the service for the entry's message; finding it takes the entry out of the outbox. */
  async function isSent(message: OutboxMessage): Promise<boolean> {
    const { clientMessageId } = message;
    const isGone = () => store.getState().outbox[clientMessageId] === undefined;
    if (isGone()) return true;
    const found = await findSent(parts.gateway, message);
    store.dispatch(...found.map((each) => ({ type: "messageUpserted" as const, message: each })));
    return isGone();
  }

  async function lookForAnswered(message: OutboxMessage): Promise<void> {
    await waitUntil(store, isConnected);
    const left = store.getState().outbox[message.clientMessageId];
    if (!isSender || left?.state.state !== "sending") return;
    // A read that fails is repeated as one that finds nothing: the message has been taken, so it must turn up.
    const isFound = await isSent(message).catch(() => false);
    if (!isFound) followUp(message);
  }

  function forget({ clientMessageId }: Pick<OutboxMessage, "clientMessageId">): void {
    lostAnswers.delete(clientMessageId);
    wanted.delete(clientMessageId);
    inBackground(storage.removeOutbox(clientMessageId));
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.connection !== before.connection && isConnected(state)) connections += 1;
    if (state.outbox === before.outbox) return;
    // Entries leave the store when their message arrives; the storage follows.
    for (const entry of Object.values(before.outbox)) {
      if (state.outbox[entry.clientMessageId] === undefined) forget(entry);
    }
  });

  return {
    add,
    hear,
    recall,
    hearRecall,
    restore,
    /** For the tab that leads. */
    leader: {
      start: () => inBackground(lead()),
      async end() {
        isSender = false;
        await Promise.allSettled(underWay);
      },
    },
    retry(id: ClientMessageId): void {
      const message = store.getState().outbox[id];
      if (message?.state.state !== "failed") return;
      const state = isDoubtful(message.state.error) ? "checking" : "queued";
      void change({ ...message, state: { state } });
      run(message.conversationSid);
    },
    stop(): void {
      isSender = false;
      unsubscribe();
    },
  };
}

/** After a failure that we do not understand the message may be there all the same. */
function isDoubtful({ kind }: OutboxError): boolean {
  return kind === "unknown" || kind === "unknownOutcome";
}
