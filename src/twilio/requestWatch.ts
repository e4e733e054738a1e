import { ChatError } from "../domain/chatError.ts";
import type { RequestKind } from "./toChatError.ts";

export interface RequestWatchOptions {
  /** Any question that the service answers by itself, and not the SDK from a cache. */
  ask(): Promise<unknown>;
  /** The connection is dead, although it looks open. */
  renew(): void;
  /** How long a request may take before the connection is doubted. */
  patienceMs?: number;
  /** How long the service may take for a sign of life. */
  probeMs?: number;
}

/*
 * Requests under way. The SDK does not notice a connection over which nothing comes any more, and answers what was
 * under way when it was dropped by `reconnectAtOnce` only after 30 s (wire protocol 12.2, 12.3). So a request that
 * takes long leads to a question; a service that does not answer it either is gone, one that does is only slow.
 */
export function createRequestWatch(options: RequestWatchOptions) {
  const { ask, renew, patienceMs = 8000, probeMs = 5000 } = options;
  const underWay = new Set<() => void>();
  let cancelProbe: (() => void) | undefined;

  function run<Result>(work: () => Promise<Result>, kind: RequestKind): Promise<Result> {
    return new Promise((resolve, reject) => {
      const interrupt = () => reject(lostError(kind));
      const doubts = setInterval(check, patienceMs);
      const end = () => {
        clearInterval(doubts);
        underWay.delete(interrupt);
      };
      underWay.add(interrupt);
      work().then(resolve, reject).finally(end);
    });
  }

  function check(): void {
    if (cancelProbe !== undefined) return;
    const timer = setTimeout(() => {
      cancelProbe = undefined;
      renew();
    }, probeMs);
    const cancel = () => {
      clearTimeout(timer);
      if (cancelProbe === cancel) cancelProbe = undefined;
    };
    cancelProbe = cancel;
    // A refusal is a sign of life too.
    ask().then(cancel, cancel);
  }

  return {
    run,
    check,
    /** The connection is gone, and with it the answers. */
    interrupt(): void {
      cancelProbe?.();
      for (const lose of underWay) lose();
      underWay.clear();
    },
  };
}

export type RequestWatch = ReturnType<typeof createRequestWatch>;

function lostError(kind: RequestKind): ChatError {
  const text = "The connection was lost before the answer came.";
  return new ChatError(kind === "change" ? "unknownOutcome" : "offline", text);
}
