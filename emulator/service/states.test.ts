import { describe, expect, test } from "vitest";
import { restActor } from "./actor.ts";
import type { ConversationInput } from "./service.ts";
import { createTestService, numberOne, phoneOne, refusal, serviceSid } from "./testService.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

function start() {
  const made = createTestService();
  const { service } = made;
  service.timers.start();
  return {
    ...made,
    make: (input: ConversationInput) =>
      service.conversations.create(restActor, serviceSid, { state: "active", ...input }),
  };
}

describe("timers", () => {
  test("STATE6 an active conversation falls asleep so long after the last activity", () => {
    const { make, now, clock, say, service, events } = start();
    const talk = make({ inactiveTimer: "P30D" });
    clock.advance(29 * day);
    say(talk, "still here");
    clock.advance(29 * day);
    service.conversations.update(restActor, serviceSid, talk.sid, { friendlyName: "x" });
    clock.advance(30 * day - 1_000);
    expect(now(talk).state).toBe("active");
    events.length = 0;
    clock.advance(1_000);
    expect(now(talk)).toMatchObject({ state: "inactive", stateUpdated: clock.now() });
    expect(events).toMatchObject([
      {
        type: "conversationUpdated",
        conversation: { state: "inactive" },
        previous: { state: "active" },
      },
    ]);
    say(talk, "awake");
    clock.advance(30 * day);
    expect(now(talk).state).toBe("inactive");
  });

  test("STATE7 the closed timer counts from falling asleep, or from the last activity without a first timer", () => {
    const { make, now, clock, say, service } = start();
    const both = make({ inactiveTimer: "PT1M", closedTimer: "PT10M" });
    const alone = make({ closedTimer: "PT10M" });
    clock.advance(5 * minute);
    expect(now(both).state).toBe("inactive");
    say(alone, "hi");
    clock.advance(6 * minute - 1_000);
    expect([now(both).state, now(alone).state]).toEqual(["inactive", "active"]);
    clock.advance(1_000);
    expect([now(both).state, now(alone).state]).toEqual(["closed", "active"]);
    clock.advance(4 * minute);
    expect(now(alone).state).toBe("closed");
    expect(
      service.conversations.list(serviceSid, { state: "closed" }, { pageSize: 9 }).items,
    ).toHaveLength(2);
  });

  test("STATE7 a change of state by hand starts the counting anew", () => {
    const { make, now, clock, service } = start();
    const talk = make({ inactiveTimer: "PT2M", closedTimer: "PT10M" });
    const set = (state: string) =>
      service.conversations.update(restActor, serviceSid, talk.sid, { state });
    clock.advance(minute);
    set("inactive");
    clock.advance(9 * minute);
    set("active");
    clock.advance(2 * minute - 1);
    expect(now(talk).state).toBe("active");
    clock.advance(1);
    expect(now(talk).state).toBe("inactive");
    clock.advance(10 * minute);
    expect(now(talk).state).toBe("closed");
    expect(refusal(() => set("active")).code).toBe(50377);
  });

  test("STATE7 a timer that is taken away or set later counts from then", () => {
    const { make, now, clock, service } = start();
    const talk = make({ inactiveTimer: "PT1M" });
    const set = (inactiveTimer: string) =>
      service.conversations.update(restActor, serviceSid, talk.sid, { inactiveTimer });
    set("PT0S");
    clock.advance(day);
    expect(now(talk)).toMatchObject({ state: "active", timerAt: null });
    set("PT1H");
    clock.advance(60 * minute - 1);
    expect(now(talk).state).toBe("active");
    clock.advance(1);
    expect(now(talk).state).toBe("inactive");
  });

  test("STATE8 what ran out while nobody looked counts from when it was due", () => {
    const { make, now, clock, service } = start();
    const talk = make({ inactiveTimer: "P1D", closedTimer: "P2D" });
    const due = clock.now() + day;
    service.timers.stop();
    clock.advance(2 * day);
    expect(now(talk).state).toBe("active");
    service.timers.start();
    expect(now(talk)).toMatchObject({ state: "inactive", stateUpdated: due });
    clock.advance(day);
    expect(now(talk).state).toBe("closed");
  });

  test("STATE8 hundreds that are due at once, and ten years, run in no time", () => {
    const { make, now, clock } = start();
    const talks = Array.from({ length: 250 }, () => make({ inactiveTimer: "PT1M" }));
    const late = make({ closedTimer: "P3650D" });
    clock.advance(minute);
    expect(new Set(talks.map((talk) => now(talk).state))).toEqual(new Set(["inactive"]));
    clock.advance(3650 * day);
    expect(now(late).state).toBe("closed");
  });

  test("STATE9 the account's timers hold for new conversations that bring none", () => {
    const { service, conversation, now, clock, make } = start();
    service.configuration.update({ inactiveTimer: "PT1M", closedTimer: "PT10M" });
    const talk = conversation();
    const own = make({ inactiveTimer: "PT0S", closedTimer: "PT0S" });
    expect(talk).toMatchObject({ inactiveTimer: "PT1M", closedTimer: "PT10M" });
    clock.advance(11 * minute);
    expect(now(talk).state).toBe("closed");
    expect(now(own).state).toBe("active");
  });

  test("BIND3 a timer that closes frees the pairs", () => {
    const { make, addPhone, conversation, clock, service } = start();
    const talk = make({ closedTimer: "PT10M" });
    addPhone(talk, phoneOne);
    clock.advance(10 * minute);
    expect(service.participants.findByPair(phoneOne, numberOne)).toBeUndefined();
    addPhone(conversation(), phoneOne);
  });
});
