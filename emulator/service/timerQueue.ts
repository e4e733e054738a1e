import type { ConversationRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";
import { changeConversation } from "./conversationState.ts";
import type { EventQueue } from "./eventQueue.ts";
import { timersOf } from "./timers.ts";

/** Runs the timers of conversations. */
export interface TimerQueue {
  /** Takes up what has run out since the program ended, too (STATE8). */
  start(): void;
  stop(): void;
}

/** setTimeout does not count further than 24 days; what is later is looked at again. */
const maxWaitMs = 12 * 3_600_000;
const afterFailureMs = 60_000;
const batchSize = 100;

export function createTimerQueue(
  context: ServiceContext,
  subscribe: EventQueue["subscribe"],
): TimerQueue {
  const { store, clock, log } = context;
  let armed: { at: number; cancel: () => void } | undefined;
  let unsubscribe = () => {};

  const disarm = () => {
    armed?.cancel();
    armed = undefined;
  };

  const arm = (at: number) => {
    if (armed !== undefined && armed.at <= at) return;
    disarm();
    const waitMs = Math.min(Math.max(0, at - clock.now()), maxWaitMs);
    armed = { at, cancel: clock.after(waitMs, run) };
  };

  const run = () => {
    armed = undefined;
    try {
      runDue(context);
    } catch (error) {
      log.error({ err: error }, "Timers could not be run");
      arm(clock.now() + afterFailureMs);
      return;
    }
    const [next] = store.conversations.byTimer(1);
    if (next?.timerAt !== undefined && next.timerAt !== null) arm(next.timerAt);
  };

  return {
    start() {
      unsubscribe = subscribe((event) => {
        if (event.type !== "conversationAdded" && event.type !== "conversationUpdated") return;
        const { timerAt } = event.conversation;
        if (timerAt !== null) arm(timerAt);
      });
      run();
    },
    stop() {
      unsubscribe();
      disarm();
    },
  };
}

function runDue(context: ServiceContext): void {
  const { store, clock, transaction } = context;
  for (;;) {
    const due = store.conversations
      .byTimer(batchSize)
      .filter(({ timerAt }) => timerAt !== null && timerAt <= clock.now());
    if (due.length === 0) return;
    transaction(() => due.forEach((row) => runOut(context, row)), { kind: "timer" });
  }
}

/** The change counts from when it was due, however late it is noticed: the next timer goes on from there. */
function runOut(context: ServiceContext, row: ConversationRow): void {
  const { inactiveAt, closedAt } = timersOf(row);
  const dateUpdated = context.clock.now();
  if (inactiveAt !== null) {
    changeConversation(context, row, { state: "inactive", stateUpdated: inactiveAt, dateUpdated });
  } else if (closedAt !== null) {
    changeConversation(context, row, { state: "closed", stateUpdated: closedAt, dateUpdated });
  }
}
