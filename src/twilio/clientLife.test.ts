import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ChatEvent } from "../domain/chatEvent.ts";
import type { Sdk } from "./clientLife.ts";
import { listSilenceMs, rosterSilenceMs, startClient } from "./clientLife.ts";

/* The SDK's way of telling, played by hand: what a conversation that hangs does cannot be asked of the real one. */

type Listener = (...args: unknown[]) => void;

function openClient() {
  const listeners = new Map<string, Listener[]>();
  const fire = (name: string, ...args: unknown[]) => {
    for (const listener of listeners.get(name) ?? []) listener(...args);
  };
  let comeWhole: () => void = () => undefined;
  const list = new Promise<void>((resolve) => {
    comeWhole = resolve;
  });
  class Client {
    user = { identity: "alice", friendlyName: "Alice", isOnline: null };
    connectionState = "connected";
    on(name: string, listener: Listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
    }
    getSubscribedConversations() {
      return list;
    }
    removeAllListeners() {
      listeners.clear();
    }
    async shutdown() {}
  }
  const events: ChatEvent["type"][] = [];
  const life = startClient({
    // As much of the SDK as starting a client takes.
    sdk: { Client } as unknown as Sdk,
    token: "token",
    twilsockUri: undefined,
    emit: ({ type }) => events.push(type),
    onProblem: () => undefined,
    renew: () => undefined,
    onStartFailed: () => events.push("tokenExpired"),
  });
  let joined = 0;
  return {
    life,
    events,
    comeWhole: () => comeWhole(),
    start: () => fire("initialized"),
    join(participants: Promise<unknown[]> = Promise.resolve([])) {
      joined += 1;
      fire("conversationJoined", {
        sid: `CH${String(joined).padStart(32, "0")}`,
        status: "joined",
        friendlyName: "One",
        uniqueName: null,
        attributes: {},
        state: { current: "active" },
        createdBy: "alice",
        dateCreated: new Date(0),
        dateUpdated: new Date(0),
        lastMessage: undefined,
        lastReadMessageIndex: null,
        notificationLevel: "default",
        getParticipants: () => participants,
      });
    },
  };
}

const never = new Promise<never>(() => undefined);

describe("a list with a conversation that hangs", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("a list without trouble is told at once", async () => {
    const { events, comeWhole, start, join } = openClient();
    start();
    join();
    comeWhole();
    await vi.advanceTimersByTimeAsync(0);
    expect(events).toContain("participantsLoaded");
    expect(events.at(-1)).toBe("conversationsLoaded");
    expect(events).not.toContain("conversationsDelayed");
  });

  test("a roster that never comes does not hold the list back", async () => {
    const { events, comeWhole, start, join } = openClient();
    start();
    join(never);
    join();
    comeWhole();
    await vi.advanceTimersByTimeAsync(rosterSilenceMs - 1);
    expect(events).not.toContain("conversationsLoaded");
    await vi.advanceTimersByTimeAsync(1);
    expect(events.at(-1)).toBe("conversationsLoaded");
  });

  test("a conversation that never comes does not either, and the list is not called complete", async () => {
    const { events, comeWhole, start, join } = openClient();
    start();
    await vi.advanceTimersByTimeAsync(10 * listSilenceMs);
    expect(events).not.toContain("conversationsDelayed");
    join();
    await vi.advanceTimersByTimeAsync(listSilenceMs - 1);
    // Still coming.
    join();
    await vi.advanceTimersByTimeAsync(listSilenceMs - 1);
    expect(events).not.toContain("conversationsDelayed");
    await vi.advanceTimersByTimeAsync(1);
    expect(events.at(-1)).toBe("conversationsDelayed");
    expect(events).not.toContain("conversationsLoaded");
    join();
    comeWhole();
    await vi.advanceTimersByTimeAsync(0);
    expect(events.at(-1)).toBe("conversationsLoaded");
    expect(events.filter((type) => type === "conversationsDelayed")).toHaveLength(1);
  });

  test("no timer is left behind", async () => {
    const { life, start } = openClient();
    start();
    await life.end();
    await vi.advanceTimersByTimeAsync(listSilenceMs);
    expect(vi.getTimerCount()).toBe(0);
  });
});
