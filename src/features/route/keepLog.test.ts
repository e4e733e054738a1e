import fc from "fast-check";
import { expect, test } from "vitest";
import { address, conversationSid, sid } from "../../domain/testing/fixtures.ts";
import { keepLog } from "./keepLog.ts";
import {
  type LoggedMessage,
  type LoggedMessages,
  nothingLogged,
  withEvent,
} from "./loggedMessages.ts";
import type { RouteEvent } from "./routeEvents.ts";

const a = address("+14155550110");
const tom = address("+16505552222");
const limit = 4;
const statuses = ["queued", "sent", "delivered"] as const;

/** Everything that happens to one message: it is accepted, the phone's text is shown, two legs go their way. */
function lifeOf(number: number): RouteEvent[] {
  const messageSid = sid("IM", number);
  const accepted: RouteEvent = {
    type: "messageAccepted",
    messageSid,
    conversationSid,
    author: "+16505551111",
    body: `text ${number}`,
    dateCreated: number,
  };
  const text: RouteEvent = {
    type: "phoneMessage",
    message: { direction: "outbound", messageSid, to: a, dateCreated: number },
  };
  const legs = [1, 2].flatMap((of) =>
    statuses.map((status, step): RouteEvent => ({
      type: step === 0 ? "legSent" : "receiptChanged",
      receiptSid: sid("DY", number * 10 + of),
      messageSid,
      participantSid: sid("MB", of),
      from: a,
      to: tom,
      status,
      errorCode: null,
      dateUpdated: number * 100 + step,
    })),
  );
  return [accepted, text, ...legs];
}

/** The lives mixed at random, each in its own order. */
const histories = fc
  .array(fc.nat({ max: 9 }), { minLength: 40, maxLength: 120 })
  .map((picks): RouteEvent[] => {
    const lives = Array.from({ length: 10 }, (_, number) => lifeOf(number + 1));
    const mixed = picks.flatMap((pick) => lives[pick]?.shift() ?? []);
    return [...mixed, ...lives.flat()].map((event, at) =>
      event.type === "messageAccepted" ? { ...event, dateCreated: at } : event,
    );
  });

/** What the service answers: the last messages, each leg with its first and its present step. */
function answerAt(history: readonly RouteEvent[]): LoggedMessage[] {
  const { messages, order } = history.reduce(withEvent, nothingLogged);
  return order.slice(-limit).flatMap((of) => {
    const message = messages[of];
    if (message === undefined) return [];
    const legs = Object.entries(message.legs).map(([receipt, leg]) => {
      const [first, ...rest] = leg.steps;
      return [receipt, { ...leg, steps: [first, ...rest.slice(-1)] }];
    });
    return [{ ...message, legs: Object.fromEntries(legs) }];
  });
}

/** A viewer of a history that may miss parts of it, and whose loads answer when the test says so. */
function viewer() {
  let state: LoggedMessages = nothingLogged;
  const answers: ((messages: readonly LoggedMessage[]) => void)[] = [];
  const log = keepLog(
    () => new Promise((resolve) => void answers.push(resolve)),
    limit,
    (to) => {
      state = to(state);
    },
  );
  return { ...log, state: () => state, answers };
}

/** The last messages with the last word on each leg. */
function outcome({ messages, order }: LoggedMessages) {
  return order.slice(-limit).map((of) => {
    const { body, text, legs } = messages[of] ?? {};
    const ends = Object.entries(legs ?? {}).map(([receipt, { steps }]) => [receipt, steps.at(-1)]);
    return { of, body, text, ends: Object.fromEntries(ends) };
  });
}

test("however late the stream opens and the answer comes, the last messages are all there once", async () => {
  await fc.assert(
    fc.asyncProperty(
      histories,
      fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }), fc.nat({ max: 30 })), {
        minLength: 1,
        maxLength: 3,
      }),
      async (history, visits) => {
        const seen = viewer();
        let place = 0;
        for (const [missed, untilRead, untilAnswered] of visits) {
          place = Math.min(place + missed, history.length);
          seen.connect();
          const read = Math.min(place + untilRead, history.length);
          const answered = Math.min(read + untilAnswered, history.length);
          history.slice(place, answered).forEach(seen.hear);
          seen.answers.at(-1)?.(answerAt(history.slice(0, read)));
          await Promise.resolve();
          place = answered;
        }
        history.slice(place).forEach(seen.hear);

        const all = history.reduce(withEvent, nothingLogged);
        expect(outcome(seen.state())).toEqual(outcome(all));
        for (const { legs, messageSid } of Object.values(seen.state().messages)) {
          for (const [receipt, { steps }] of Object.entries(legs)) {
            const really = Object.entries(all.messages[messageSid]?.legs ?? {}).find(
              ([of]) => of === receipt,
            )?.[1].steps;
            expect(really?.filter((step) => steps.some(({ at }) => at === step.at))).toEqual(steps);
          }
        }
        expect(new Set(seen.state().order).size).toBe(seen.state().order.length);
      },
    ),
  );
});

test("the answer to an earlier connect is not taken for the present", async () => {
  const seen = viewer();
  const history = [...lifeOf(1), ...lifeOf(2)];
  seen.connect();
  seen.connect();
  seen.answers[1]?.(answerAt(history));
  await Promise.resolve();
  seen.answers[0]?.(answerAt(lifeOf(1)));
  await Promise.resolve();
  expect(seen.state().order).toEqual([sid("IM", 1), sid("IM", 2)]);
});

test("after a reset what is there now is loaded", async () => {
  const seen = viewer();
  lifeOf(1).forEach(seen.hear);
  seen.hear({ type: "reset" });
  expect(seen.state()).toEqual(nothingLogged);
  seen.answers[0]?.(answerAt(lifeOf(2)));
  await Promise.resolve();
  expect(seen.state().order).toEqual([sid("IM", 2)]);
});
