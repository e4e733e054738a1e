import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { openSharedEvents } from "./sharedEvents.ts";

/** A connection that a test plays the server of. */
class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static open: FakeEventSource[] = [];
  readyState = 0;

  constructor() {
    super();
    FakeEventSource.open.push(this);
    queueMicrotask(() => this.dispatchEvent(new Event("open")));
  }

  say(data: string): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  close(): void {
    FakeEventSource.open = FakeEventSource.open.filter((each) => each !== this);
  }
}

/** Locks as browsers have them, as far as one name goes: the next in line when the holder is done. */
function createLocks() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request(_name: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>) {
      const before = last;
      const mine = before.then(() => {
        if (signal.aborted) throw signal.reason;
        return hold();
      });
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

function openWindow(url: string) {
  const heard: string[] = [];
  const events = openSharedEvents(url, {
    onOpen: () => heard.push("open"),
    onData: (data) => heard.push(data),
  });
  onTestFinished(() => events.close());
  return { heard, close: () => events.close() };
}

const soon = (look: () => unknown) => expect.poll(look, { interval: 5 });

afterEach(() => {
  vi.unstubAllGlobals();
  FakeEventSource.open = [];
});

test("several windows hear from one connection, and the next one takes it over", async () => {
  vi.stubGlobal("EventSource", FakeEventSource);
  vi.stubGlobal("navigator", { locks: createLocks() });
  const first = openWindow("/shared");
  await soon(() => first.heard).toEqual(["open"]);
  const second = openWindow("/shared");
  await soon(() => second.heard).toEqual(["open"]);
  expect(FakeEventSource.open).toHaveLength(1);
  FakeEventSource.open[0]?.say("one");
  await soon(() => second.heard).toEqual(["open", "one"]);
  expect(first.heard).toEqual(["open", "one"]);

  first.close();
  await soon(() => second.heard).toEqual(["open", "one", "open"]);
  expect(FakeEventSource.open).toHaveLength(1);
  FakeEventSource.open[0]?.say("two");
  expect(second.heard.at(-1)).toBe("two");
  expect(first.heard).toEqual(["open", "one"]);
});

test("a window that leaves before its turn opens nothing", async () => {
  vi.stubGlobal("EventSource", FakeEventSource);
  vi.stubGlobal("navigator", { locks: createLocks() });
  const first = openWindow("/left");
  await soon(() => first.heard).toEqual(["open"]);
  openWindow("/left").close();
  const third = openWindow("/left");
  first.close();
  await soon(() => third.heard).toContain("open");
  expect(FakeEventSource.open).toHaveLength(1);
});

test("without locks each window has a connection of its own", async () => {
  vi.stubGlobal("EventSource", FakeEventSource);
  vi.stubGlobal("navigator", {});
  const windows = [openWindow("/own"), openWindow("/own")];
  await soon(() => windows.map(({ heard }) => heard)).toEqual([["open"], ["open"]]);
  expect(FakeEventSource.open).toHaveLength(2);
});
