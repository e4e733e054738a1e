import { expect, test } from "vitest";
import { startHooks } from "./hookHarness.ts";

test.each([
  ["error", { status: 503, problem: "status 503" }, true, 0],
  ["lostRequest", { status: null, problem: "a fault that was ordered" }, false, 0],
  ["lostReply", { status: null, problem: "50076 no answer in time" }, false, 1],
  ["cut", { status: null, problem: "a fault that was ordered" }, false, 1],
] as const)("FAULT8 a pre-webhook with a fault: %s", async (effect, call, isRefused, reached) => {
  const { emulator, hooks, ask, conversation, connect } = await startHooks();
  const talk = await conversation(["alice"]);
  await ask("onMessageAdd");
  emulator.faults.add({ on: "webhook", effect, path: "/pre", status: 503 });
  const alice = await connect("alice");
  const inSdk = await alice.getConversationBySid(talk.sid);
  const sent = inSdk.sendMessage("hello");
  if (isRefused) await expect(sent).rejects.toMatchObject({ status: 403 });
  else await sent;
  expect(emulator.webhookCalls()).toMatchObject([{ event: "onMessageAdd", ...call }]);
  expect(hooks.events()).toHaveLength(reached);
  expect(await talk.messages.list()).toHaveLength(isRefused ? 0 : 1);
});

test("FAULT8 a slow target holds the change up, no longer than it is waited for", async () => {
  const { emulator, ask, conversation, connect } = await startHooks();
  const talk = await conversation(["alice"]);
  await ask("onMessageAdd");
  emulator.faults.add({ on: "webhook", effect: "slow", delayMs: 150 });
  const alice = await connect("alice");
  const inSdk = await alice.getConversationBySid(talk.sid);
  const startedAt = performance.now();
  await inSdk.sendMessage("hello");
  expect(performance.now() - startedAt).toBeGreaterThan(140);
  expect(emulator.webhookCalls()).toMatchObject([{ status: 200, problem: null }]);
});
