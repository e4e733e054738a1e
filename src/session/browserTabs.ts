import type { Identity } from "../domain/identity.ts";
import type { PageLife } from "./pageLife.ts";
import type { Leader, TabNews, Tabs } from "./tabs.ts";

type TabMessage = TabNews | { type: "leadWanted" };

/*
 * The leader holds a lock, which the browser hands on when a tab closes or crashes. A browser slows the timers of
 * hidden pages down, so a tab that comes into view asks for the lead, and hidden ones step back.
 */
export function createBrowserTabs(identity: Identity, page: PageLife): Tabs {
  const name = `partyline:${identity}`;
  const channel = new BroadcastChannel(name);
  const listeners = new Set<(news: TabNews) => void>();
  // Missing on plain http beyond localhost. There every tab leads, and two that are offline at once may both send.
  const locks = "locks" in navigator ? navigator.locks : undefined;
  let leader: Leader | undefined;
  let isLeading = false;
  let stepBack: (() => void) | undefined;
  let waiting = new AbortController();

  channel.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => {
    if (data.type !== "leadWanted") for (const listener of listeners) listener(data);
    else if (!page.isVisible()) giveWay();
  });
  const stopWatching = page.onReturn(() => {
    if (leader !== undefined && !isLeading) send({ type: "leadWanted" });
  });

  function send(message: TabMessage): void {
    channel.postMessage(message);
  }

  /** To the end of the queue. */
  function giveWay(): void {
    if (isLeading) stepBack?.();
    else waiting.abort();
    queue();
  }

  function queue(): void {
    const current = leader;
    if (locks === undefined || current === undefined) return;
    waiting = new AbortController();
    locks
      .request(`${name}:lead`, { signal: waiting.signal }, () => lead(current))
      // Aborted: queued anew, or closed.
      .catch(() => undefined);
  }

  async function lead(current: Leader): Promise<void> {
    const ended = new Promise<void>((resolve) => {
      stepBack = resolve;
    });
    isLeading = true;
    current.start();
    await ended;
    await current.end();
    isLeading = false;
  }

  return {
    tell: send,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    compete(competitor) {
      leader = competitor;
      if (locks === undefined) {
        isLeading = true;
        competitor.start();
        return;
      }
      if (page.isVisible()) send({ type: "leadWanted" });
      queue();
    },
    isLeading: () => isLeading,
    close() {
      stopWatching();
      leader = undefined;
      waiting.abort();
      stepBack?.();
      listeners.clear();
      channel.close();
    },
  };
}
