import { ChatError } from "../domain/chatError.ts";
import type { Message } from "../domain/entities.ts";
import { pageSize } from "../domain/pageState.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type { Timeline } from "../store/chatState.ts";
import { emptyTimeline, hasServiceList } from "../store/chatState.ts";
import type { PageRequest } from "../store/storeEvent.ts";
import { holdsFirstUnread, readHorizon } from "../store/unread.ts";
import { patiently } from "./patiently.ts";
import type { PeopleLoader } from "./peopleLoader.ts";
import { replayWindowMs } from "./replayWindow.ts";
import type { SessionParts } from "./sessionParts.ts";
import { isConnected, waitUntil } from "./waitUntil.ts";

/** Of whoever scrolls on. A request costs more than what it brings, and the way to the first of ten thousand is long. */
const furtherSize = 100;
/** The SDK asks for ten messages at least (wire protocol 6.2). */
const previewSize = 10;
const previewsAtOnce = 4;
/** One request of the SDK brings as many at the price of one. */
const probeSize = 10;

type HistoryParts = Pick<SessionParts, "clock" | "gateway" | "store" | "storage" | "inBackground">;

/** Reads pages of messages: on opening, on scrolling, for the list's previews, and again after a reconnect. */
export function createHistory(parts: HistoryParts, people: PeopleLoader) {
  const { gateway, store, storage, clock, inBackground } = parts;
  /** The one in view: after a reconnect it is read anew in any case. */
  let openSid: ConversationSid | undefined;
  let connectedAt = Number.NEGATIVE_INFINITY;
  /** Read while the SDK's caches may have been old. */
  const doubtful = new Set<ConversationSid>();
  const previewQueue: ConversationSid[] = [];
  const previewsAsked = new Set<ConversationSid>();
  /** Rows ask once; what a bad connection took along is asked for again over the next one. */
  const previewsMissed = new Set<ConversationSid>();
  let previewsRunning = 0;
  let cancelRefresh: (() => void) | undefined;

  function timelineOf(sid: ConversationSid): Timeline {
    return store.getState().timelines[sid] ?? emptyTimeline;
  }

  async function load(sid: ConversationSid, request: PageRequest, size: number): Promise<void> {
    store.dispatch({ type: "pageRequested", conversationSid: sid, request });
    try {
      await patiently(parts, () => read(sid, request, size));
    } catch (error) {
      const shown = error instanceof ChatError ? error : new ChatError("unknown", String(error));
      store.dispatch({ type: "pageFailed", conversationSid: sid, request, error: shown });
      throw error;
    }
  }

  async function read(sid: ConversationSid, request: PageRequest, size: number): Promise<void> {
    if (clock.now() - connectedAt < replayWindowMs) doubtful.add(sid);
    const { direction, anchor } = request;
    const page = await gateway.loadMessages(sid, {
      direction,
      pageSize: size,
      ...(anchor !== null && { anchor }),
    });
    store.dispatch({ type: "pageLoaded", conversationSid: sid, request, page });
  }

  function loadLatest(sid: ConversationSid, size: number): Promise<void> {
    return load(sid, { direction: "older", anchor: null }, size);
  }

  /** Takes in what no event may ever come for, without a sign of it on the screen. */
  async function refresh(sid: ConversationSid): Promise<void> {
    const messages = await patiently(parts, () => gateway.loadUntold(sid));
    store.dispatch(...messages.map((message) => ({ type: "messageUpserted" as const, message })));
  }

  function messageAt(sid: ConversationSid, end: 0 | -1): Message | undefined {
    const messageSid = timelineOf(sid).rows.at(end)?.messageSid ?? null;
    return messageSid === null ? undefined : store.getState().messages[messageSid];
  }

  async function loadOlder(sid: ConversationSid): Promise<void> {
    const { older } = timelineOf(sid);
    const anchor = messageAt(sid, 0)?.index;
    if (older === "unknown" || (older === "more" && anchor === undefined)) {
      await loadLatest(sid, pageSize);
    } else if (older === "more" && anchor !== undefined) {
      await load(sid, { direction: "older", anchor }, furtherSize);
    }
  }

  async function loadNewer(sid: ConversationSid): Promise<void> {
    const anchor = messageAt(sid, -1)?.index;
    if (timelineOf(sid).newer !== "more" || anchor === undefined) return;
    await load(sid, { direction: "newer", anchor }, furtherSize);
  }

  /** Starts the window anew in the middle of the history. */
  async function loadAround(sid: ConversationSid, index: number): Promise<void> {
    const before = Math.max(-1, index - Math.ceil(pageSize / 2) - 1);
    const page = await gateway.loadMessages(sid, {
      direction: "newer",
      // The service counts from 0; without an anchor it would give the newest page.
      anchor: before,
      pageSize,
    });
    store.dispatch({ type: "windowLoaded", conversationSid: sid, page });
  }

  /** Halves the history until it is found: a handful of requests for ten thousand messages. */
  async function loadAroundDate(sid: ConversationSid, date: number): Promise<number | null> {
    let low = 0;
    let high = (store.getState().conversations[sid]?.lastMessage?.index ?? -1) + 1;
    let found: number | null = null;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { messages } = await gateway.loadMessages(sid, {
        direction: "newer",
        anchor: middle - 1,
        pageSize: probeSize,
      });
      const match = messages.find(({ dateCreated }) => dateCreated >= date);
      if (messages.length === 0 || match === messages[0]) {
        high = middle;
        found = match?.index ?? found;
      } else if (match !== undefined) {
        found = match.index;
        break;
      } else {
        low = (messages.at(-1)?.index ?? middle) + 1;
      }
    }
    if (found !== null) await loadAround(sid, found);
    return found;
  }

  async function showLatest(sid: ConversationSid): Promise<void> {
    const page = await gateway.loadMessages(sid, { direction: "older", pageSize });
    store.dispatch({ type: "windowLoaded", conversationSid: sid, page });
  }

  async function open(sid: ConversationSid): Promise<void> {
    openSid = sid;
    // A link may name a conversation that the SDK has not told of yet; it is opened when it comes.
    if (store.getState().conversations[sid] === undefined) return;
    await restore(sid);
    inBackground(people.load(sid));
    // A preview that is on its way brings less than a page.
    await waitUntil(store, () => timelineOf(sid).older !== "loading");
    const { older, rows } = timelineOf(sid);
    if (older === "unknown" || rows.length < pageSize) await loadOlder(sid);
    await loadFirstUnread(sid);
  }

  /** More is unread than is held: the window goes to where reading stopped, and widens from there. */
  async function loadFirstUnread(sid: ConversationSid): Promise<void> {
    const horizon = readHorizon(store.getState(), sid);
    if (horizon === null || holdsFirstUnread(store.getState(), sid)) return;
    await patiently(parts, () => loadAround(sid, horizon + 1));
  }

  /** Shows what was read here last time, until the newest page is here. */
  async function restore(sid: ConversationSid): Promise<void> {
    if (timelineOf(sid).older !== "unknown") return;
    const thread = await storage.loadThread(sid).catch(() => undefined);
    if (thread !== undefined) store.dispatch({ type: "threadRestored", thread });
  }

  function loadPreview(sid: ConversationSid): void {
    const conversation = store.getState().conversations[sid];
    if (conversation === undefined || conversation.lastMessage === null) return;
    if (timelineOf(sid).older !== "unknown" || previewsAsked.has(sid)) return;
    previewsAsked.add(sid);
    previewQueue.push(sid);
    runPreviews();
  }

  function runPreviews(): void {
    // The rows in view ask as soon as they are drawn, and that may be before there is a connection.
    const state = store.getState();
    if (!isConnected(state) || !hasServiceList(state)) return;
    while (previewsRunning < previewsAtOnce) {
      const sid = previewQueue.shift();
      if (sid === undefined) return;
      previewsRunning += 1;
      inBackground(preview(sid));
    }
  }

  async function preview(sid: ConversationSid): Promise<void> {
    try {
      if (timelineOf(sid).older === "unknown") await loadLatest(sid, previewSize);
      await people.loadUsers(sid);
    } catch (error) {
      previewsMissed.add(sid);
      throw error;
    } finally {
      previewsRunning -= 1;
      previewsAsked.delete(sid);
      runPreviews();
    }
  }

  function refreshDoubtful(): void {
    if (openSid !== undefined && timelineOf(openSid).older !== "unknown") doubtful.add(openSid);
    const sids = [...doubtful];
    doubtful.clear();
    for (const sid of sids) {
      if (store.getState().conversations[sid] !== undefined) inBackground(refresh(sid));
    }
  }

  const unsubscribe = store.subscribe((state, before) => {
    const isNew =
      openSid !== undefined &&
      before.conversations[openSid] === undefined &&
      state.conversations[openSid] !== undefined;
    if (isNew && openSid !== undefined) inBackground(open(openSid));
    if (state.listStatus !== before.listStatus) runPreviews();
  });

  return {
    open,
    loadAround,
    loadAroundDate,
    showLatest,
    loadOlder,
    loadNewer,
    loadPreview,
    connected(): void {
      const missed = [...previewsMissed];
      previewsMissed.clear();
      missed.forEach(loadPreview);
      runPreviews();
      if (openSid !== undefined && timelineOf(openSid).error !== null) inBackground(open(openSid));
      connectedAt = clock.now();
      cancelRefresh?.();
      cancelRefresh = clock.after(replayWindowMs, refreshDoubtful);
    },
    stop(): void {
      unsubscribe();
      cancelRefresh?.();
      previewQueue.length = 0;
    },
  };
}

export type History = ReturnType<typeof createHistory>;
