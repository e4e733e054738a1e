import { ChatError } from "../domain/chatError.ts";
import type { ClientMessageId } from "../domain/clientMessageId.ts";
import { withClientMessageId } from "../domain/clientMessageId.ts";
import type { OutboxError, OutboxMessage, OutboxState } from "../domain/outboxMessage.ts";
import type { MessageContent } from "../domain/outgoingMessage.ts";
import type { ConversationSid } from "../domain/sids.ts";
import { backoffMs } from "./backoff.ts";
import { findSent } from "./findSent.ts";
import { replayWindowMs } from "./replayWindow.ts";
import type { SessionParts } from "./sessionParts.ts";
import { delay, waitUntil } from "./waitUntil.ts";

/*
 * The way of an entry: queued → sending → gone, when a message with its id arrives; `sendMessage` being answered is not
 * enough, the bubble needs the message. Refused → failed, until the person retries or discards it. Not sent (offline,
 * throttled) → queued again. Answer lost → checking: wait for the replay, read the newest messages, and only when none
 * has the id, queue it again. Twilio has no idempotency key of its own (wire protocol 14), so this is what keeps a
 * message from being sent twice.
 */

/** How long the event of a message may take after its sending was answered, before it is looked for. */
const confirmationMs = 3000;

export function createOutbox(parts: SessionParts) {
  const { store, storage, clock, inBackground } = parts;
  const busy = new Set<ConversationSid>();
  const stored = new Set<ClientMessageId>();
  let isStopped = false;

  /** Sends under way that still upload files and can be called back. */
  const uploads = new Map<ClientMessageId, AbortController>();

  function add(conversationSid: ConversationSid, content: MessageContent): void {
    const message: OutboxMessage = {
      ...content,
      clientMessageId: parts.newClientMessageId(),
      conversationSid,
      createdAt: nextCreatedAt(),
      state: { state: "queued" },
    };
    store.dispatch({ type: "outboxAdded", message });
    keep(message);
    run(conversationSid);
  }

  /** Two entries of one millisecond must keep their order across a reload. */
  let lastCreatedAt = 0;
  function nextCreatedAt(): number {
    lastCreatedAt = Math.max(clock.now(), lastCreatedAt + 1);
    return lastCreatedAt;
  }

  function restore(messages: readonly OutboxMessage[]): void {
    for (const message of messages) {
      stored.add(message.clientMessageId);
      // The app ended before the answer came.
      const wasUnderWay = message.state.state === "sending";
      const state: OutboxState = wasUnderWay ? { state: "checking" } : message.state;
      store.dispatch({ type: "outboxAdded", message: { ...message, state } });
    }
    forgetConfirmed();
  }

  function change(id: ClientMessageId, state: OutboxState): void {
    store.dispatch({ type: "outboxChanged", clientMessageId: id, state });
    const message = store.getState().outbox[id];
    if (message !== undefined) keep(message);
  }

  function keep(message: OutboxMessage): void {
    stored.add(message.clientMessageId);
    inBackground(storage.putOutbox(message));
  }

  /** Entries leave the store when their message arrives; the storage follows. */
  function forgetConfirmed(): void {
    const { outbox } = store.getState();
    for (const id of stored) {
      if (outbox[id] !== undefined) continue;
      stored.delete(id);
      inBackground(storage.removeOutbox(id));
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
    if (isStopped || busy.has(conversationSid)) return;
    busy.add(conversationSid);
    inBackground(sendAll(conversationSid).finally(() => busy.delete(conversationSid)));
  }

  /** One at a time, so that the order of writing is the order of the thread. */
  async function sendAll(conversationSid: ConversationSid): Promise<void> {
    for (let attempt = 0; !isStopped;) {
      await waitUntil(store, (state) => state.connection.status === "connected");
      if (isStopped) return;
      const message = nextOf(conversationSid);
      if (message === undefined) return;
      const isDone =
        message.state.state === "checking" ? await check(message) : await send(message);
      attempt = isDone ? 0 : attempt + 1;
      if (!isDone && !isStopped) await delay(clock, backoffMs(attempt - 1));
    }
  }

  /** False: to be tried again after a while. */
  async function send(message: OutboxMessage): Promise<boolean> {
    const id = message.clientMessageId;
    const { body, files, template, attributes = {} } = message;
    const upload = new AbortController();
    if (files !== undefined) uploads.set(id, upload);
    change(id, { state: "sending" });
    try {
      await parts.gateway.sendMessage(
        message.conversationSid,
        {
          body,
          attributes: withClientMessageId(attributes, id),
          ...(files && { files }),
          ...(template && { template }),
        },
        upload.signal,
      );
    } catch (error) {
      // Called back: nobody waits for it any more.
      return isStopped || upload.signal.aborted || handleFailure(id, error);
    } finally {
      uploads.delete(id);
    }
    followUp(message);
    return true;
  }

  function followUp(message: OutboxMessage): void {
    clock.after(confirmationMs, () => inBackground(lookForAnswered(message)));
  }

  /** True when the entry needs nothing more now. */
  function handleFailure(id: ClientMessageId, error: unknown): boolean {
    const failure = toOutboxError(error);
    switch (failure.kind) {
      case "offline":
      case "throttled":
        change(id, { state: "queued" });
        return false;
      case "unknownOutcome":
        change(id, { state: "checking" });
        return true;
      case "unauthorized":
      case "rejected":
      case "notFound":
      case "tooLarge":
      case "unknown":
        change(id, { state: "failed", error: failure });
        return true;
    }
  }

  async function check(message: OutboxMessage): Promise<boolean> {
    await delay(clock, replayWindowMs);
    if (isStopped || store.getState().connection.status !== "connected") return true;
    try {
      if (await isSent(message)) return true;
    } catch (error) {
      if (error instanceof ChatError && error.kind === "notFound") {
        change(message.clientMessageId, { state: "failed", error: toOutboxError(error) });
        return true;
      }
      return false;
    }
    change(message.clientMessageId, { state: "queued" });
    return true;
  }

  /** Looks for the entry's message in what the service holds; finding it takes the entry out of the outbox. */
  async function isSent(message: OutboxMessage): Promise<boolean> {
    const { clientMessageId } = message;
    if (store.getState().outbox[clientMessageId] === undefined) return true;
    const found = await findSent(parts.gateway, message);
    if (found !== undefined) store.dispatch({ type: "messageUpserted", message: found });
    return store.getState().outbox[clientMessageId] === undefined;
  }

  async function lookForAnswered(message: OutboxMessage): Promise<void> {
    const left = store.getState().outbox[message.clientMessageId];
    if (isStopped || left?.state.state !== "sending") return;
    await waitUntil(store, (state) => state.connection.status === "connected");
    if (!(await isSent(message))) followUp(message);
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.outbox !== before.outbox) forgetConfirmed();
  });

  return {
    add,
    restore,
    /** Sends what waits, in every conversation. */
    runAll(): void {
      for (const { conversationSid } of Object.values(store.getState().outbox)) {
        run(conversationSid);
      }
    },
    retry(id: ClientMessageId): void {
      const message = store.getState().outbox[id];
      if (message === undefined || message.state.state !== "failed") return;
      // After a failure that we do not understand the message may be there all the same.
      const isDoubtful = message.state.error.kind === "unknown";
      change(id, { state: isDoubtful ? "checking" : "queued" });
      run(message.conversationSid);
    },
    discard(id: ClientMessageId): void {
      uploads.get(id)?.abort();
      store.dispatch({ type: "outboxRemoved", clientMessageId: id });
    },
    stop(): void {
      isStopped = true;
      unsubscribe();
    },
  };
}

function toOutboxError(error: unknown): OutboxError {
  if (error instanceof ChatError) {
    return { kind: error.kind, code: error.code ?? null, message: error.message };
  }
  return { kind: "unknown", code: null, message: String(error) };
}
