import { expect, test } from "vitest";
import { createManualClock } from "../clock.ts";
import { startHooks } from "./hookHarness.ts";
import { startRest } from "./restHarness.ts";

test("APS1 with a limit, more writes in a second are refused: 50063 in a conversation, 50074 in a service", async () => {
  const clock = createManualClock();
  const { client, emulator } = await startRest({ clock, choices: { actionsPerSecond: 3 } });
  const { v1 } = client.conversations;
  const one = await v1.conversations.create();
  const two = await v1.conversations.create({ uniqueName: "two" });
  await v1.users.create({ identity: "alice" });
  await expect(v1.users.create({ identity: "bob" })).rejects.toMatchObject({
    status: 429,
    code: 50074,
  });
  const write = (conversation: string) =>
    v1.conversations(conversation).messages.create({ body: "x" });
  for (let at = 0; at < 3; at += 1) await write(one.sid);
  await expect(write(one.sid)).rejects.toMatchObject({ status: 429, code: 50063 });
  await expect(v1.conversations(one.sid).update({ friendlyName: "x" })).rejects.toMatchObject({
    code: 50063,
  });
  await write("two");
  await write(two.sid);
  expect(await v1.conversations(one.sid).messages.list()).toHaveLength(3);
  await emulator.phones.text("+16505551111", emulator.service.numbers.all()[0]?.address ?? "", "x");
  clock.advance(1_000);
  await write(one.sid);
});

test("APS1 it holds for the SDK too", async () => {
  const clock = createManualClock(Date.now());
  const { connect, conversation } = await startHooks({ clock, choices: { actionsPerSecond: 2 } });
  const { sid } = await conversation(["alice"]);
  clock.advance(1_000);
  const alice = await connect("alice");
  const talk = await alice.getConversationBySid(sid);
  await Promise.all([talk.sendMessage("one"), talk.sendMessage("two")]);
  await expect(talk.sendMessage("three")).rejects.toMatchObject({ body: { code: 50063 } });
});
