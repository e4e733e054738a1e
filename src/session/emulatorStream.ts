import { openSharedEvents } from "./sharedEvents.ts";

type Listener = (event: unknown) => void;

/* One stream of the emulator's events for all who listen. */
let stream: { close(): void } | undefined;
let isConnected = false;
const listeners = new Map<Listener, () => void>();

/** Each text makes some six events; told one by one, each would draw the handsets again. */
const batchMs = 40;
let waiting: unknown[] = [];

/**
 * Hears everything that happens in the emulator, as parsed JSON. The browser connects again by itself; `onConnect` is
 * called every time, since what happened in between is only found by loading again. Returns how to stop.
 */
export function listenToEmulator(onEvent: Listener, onConnect: () => void = () => {}): () => void {
  listeners.set(onEvent, onConnect);
  if (isConnected) queueMicrotask(() => listeners.get(onEvent)?.());
  stream ??= open();
  return () => {
    listeners.delete(onEvent);
    if (listeners.size > 0) return;
    stream?.close();
    stream = undefined;
    isConnected = false;
  };
}

function open(): { close(): void } {
  return openSharedEvents("/_emulator/events", {
    onOpen() {
      isConnected = true;
      for (const onConnect of listeners.values()) onConnect();
    },
    onData(data) {
      if (waiting.push(JSON.parse(data)) === 1) setTimeout(tellWaiting, batchMs);
    },
  });
}

function tellWaiting(): void {
  const events = waiting;
  waiting = [];
  for (const event of events) {
    for (const onEvent of listeners.keys()) onEvent(event);
  }
}
