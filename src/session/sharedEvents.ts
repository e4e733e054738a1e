import { randomId } from "./randomId.ts";

/** Hears what an event stream says. */
export interface EventsHeard {
  /** At every connect, and when this window comes in later than that. */
  onOpen(): void;
  onData(data: string): void;
}

type Word =
  /** To all, or to the one that has just come. */
  | { say: "open"; to: string | null }
  | { say: "data"; data: string }
  | { say: "hello"; from: string };

/** A server that refuses is asked again; one that is away the browser itself asks again. */
const againMs = 3000;

/**
 * Server-sent events, from one connection for all windows of this browser: it opens six to a server and no more, so with a
 * stream for each a handful of windows would leave none for anything else. The window that holds the lock has the
 * connection and passes on what it hears; when it goes the next one takes its place. Without locks, that is on a page that
 * did not come by HTTPS or from this machine, each window has its own.
 */
export function openSharedEvents(url: string, heard: EventsHeard): { close(): void } {
  if (!("locks" in navigator)) return openEvents(url, heard);
  const me = randomId();
  const channel = new BroadcastChannel(url);
  const tell = (word: Word) => channel.postMessage(word);
  const leaving = new AbortController();
  let isOpen = false;

  channel.addEventListener("message", ({ data: word }: MessageEvent<Word>) => {
    if (word.say === "data") heard.onData(word.data);
    if (word.say === "open" && (word.to === null || word.to === me)) heard.onOpen();
    if (word.say === "hello" && isOpen) tell({ say: "open", to: word.from });
  });
  tell({ say: "hello", from: me });

  const lead = () =>
    new Promise<void>((done) => {
      const events = openEvents(url, {
        onOpen() {
          isOpen = true;
          heard.onOpen();
          tell({ say: "open", to: null });
        },
        onData(data) {
          heard.onData(data);
          tell({ say: "data", data });
        },
      });
      const leave = () => {
        events.close();
        channel.close();
        done();
      };
      if (leaving.signal.aborted) leave();
      else leaving.signal.addEventListener("abort", leave);
    });
  navigator.locks
    .request(url, { signal: leaving.signal }, lead)
    // It has left before its turn came.
    .catch(() => channel.close());
  return { close: () => leaving.abort() };
}

function openEvents(url: string, { onOpen, onData }: EventsHeard): { close(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source = open();

  function open(): EventSource {
    const opened = new EventSource(url);
    opened.addEventListener("open", onOpen);
    opened.addEventListener("message", ({ data }: MessageEvent<string>) => onData(data));
    opened.addEventListener("error", () => {
      if (opened.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(() => {
        source = open();
      }, againMs);
    });
    return opened;
  }

  return {
    close() {
      clearTimeout(timer);
      source.close();
    },
  };
}
