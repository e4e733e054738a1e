import { expect, test } from "vitest";
import { createManualClock } from "../clock.ts";
import { startHooks } from "./hookHarness.ts";

test("timers are set, shown as instants, run out and are told", async () => {
  const clock = createManualClock(Date.UTC(2026, 0, 1, 9));
  const { v1, hooks, ask } = await startHooks({ clock });
  await ask("onConversationStateUpdated");
  const made = await v1.conversations.create({
    state: "active",
    "timers.inactive": "PT1M",
    "timers.closed": "P1D",
  });
  expect(made.timers).toEqual({
    date_inactive: "2026-01-01T09:01:00Z",
    date_closed: "2026-01-02T09:01:00Z",
  });
  clock.advance(60_000);
  const call = await hooks.next("onConversationStateUpdated");
  expect(call.parameters).toMatchObject({
    ConversationSid: made.sid,
    StateFrom: "active",
    StateTo: "inactive",
    Reason: "TIMER",
    StateUpdated: "2026-01-01T09:01:00.000Z",
  });
  const asleep = await v1.conversations(made.sid).fetch();
  expect(asleep).toMatchObject({
    state: "inactive",
    timers: { date_closed: "2026-01-02T09:01:00Z" },
  });
  clock.advance(86_400_000);
  expect((await hooks.next("onConversationStateUpdated")).parameters["StateTo"]).toBe("closed");
  expect(await v1.conversations(made.sid).fetch()).toMatchObject({ state: "closed", timers: {} });
  await expect(v1.conversations(made.sid).update({ state: "active" })).rejects.toMatchObject({
    code: 50377,
  });
});

test("the account's timers are set and taken away", async () => {
  const { v1 } = await startHooks();
  const configuration = v1.configuration();
  const changed = await configuration.update({
    defaultInactiveTimer: "P1D",
    defaultClosedTimer: "P2D",
  });
  expect(changed).toMatchObject({ defaultInactiveTimer: "P1D", defaultClosedTimer: "P2D" });
  expect((await v1.conversations.create()).timers).toHaveProperty("date_inactive");
  expect((await configuration.update({ defaultInactiveTimer: "PT0S" })).defaultInactiveTimer).toBe(
    null,
  );
});
