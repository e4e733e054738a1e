type Listener = (event: unknown) => void;

/*
 * One stream of the emulator's events for all who listen: a browser opens six connections to a server and no more, over
 * all its windows, so that each part of the page must not have one of its own.
 */
let source: EventSource | undefined;
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
  source ??= open();
  if (source.readyState === EventSource.OPEN) {
    queueMicrotask(() => listeners.get(onEvent)?.());
  }
  return () => {
    listeners.delete(onEvent);
    if (listeners.size > 0) return;
    source?.close();
    source = undefined;
  };
}

function open(): EventSource {
  const stream = new EventSource("/_emulator/events");
  stream.addEventListener("open", () => {
    for (const onConnect of listeners.values()) onConnect();
  });
  stream.addEventListener("message", ({ data }: MessageEvent<string>) => {
    if (waiting.push(JSON.parse(data)) === 1) setTimeout(tellWaiting, batchMs);
  });
  return stream;
}

function tellWaiting(): void {
  const events = waiting;
  waiting = [];
  for (const event of events) {
    for (const onEvent of listeners.keys()) onEvent(event);
  }
}
