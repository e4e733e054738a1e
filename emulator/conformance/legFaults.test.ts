import { expect, test } from "vitest";
import { startRest } from "./restHarness.ts";

// Behaviour 3.7: what Twilio has on receipts, and the state beside it.
test.each([
  [21610, "failed"],
  [21211, "failed"],
  [21614, "failed"],
  [21617, "failed"],
  [21408, "failed"],
  [30001, "failed"],
  [30002, "undelivered"],
  [30003, "undelivered"],
  [30004, "undelivered"],
  [30005, "undelivered"],
  [30006, "undelivered"],
  [30007, "undelivered"],
  [30008, "undelivered"],
  [30032, "undelivered"],
  [30034, "undelivered"],
  [30036, "failed"],
  [63003, "undelivered"],
  [63015, "failed"],
  [63018, "failed"],
  [63021, "failed"],
  [63024, "failed"],
  [63030, "failed"],
])("FAULT9 a text on its way ends with %i, %s", async (code, status) => {
  const { emulator, client, numbers } = await startRest();
  const address = "+16505551111";
  emulator.faults.add({ on: "leg", effect: "error", code, path: address });
  const { conversations } = client.conversations.v1;
  const { sid } = await conversations.create();
  for (const phone of [address, "+16505552222"]) {
    await conversations(sid).participants.create({
      "messagingBinding.address": phone,
      "messagingBinding.proxyAddress": numbers[0] ?? "",
    });
  }
  const message = await conversations(sid).messages.create({ body: "hello" });
  await emulator.phones.waitForMessage("+16505552222", ({ body }) => body === "hello");
  const receipts = await conversations(sid).messages(message.sid).deliveryReceipts.list();
  expect(receipts.map((each) => [each.status, each.errorCode])).toEqual([
    [status, code],
    ["delivered", 0],
  ]);
  expect(emulator.phones.messages(address)).toEqual([]);
  const [logged] = await client.messages.list({ to: address });
  expect(logged).toMatchObject({ status, errorCode: code, errorMessage: expect.any(String) });
  await conversations(sid).messages.create({ body: "again" });
  await emulator.phones.waitForMessage(address, ({ body }) => body === "again");
});
