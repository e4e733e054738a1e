import { afterAll, beforeAll, expect, test } from "vitest";
import { startHarness } from "./harness.ts";
import type { Harness } from "./harness.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

test("a client connects, and knows who it is", async () => {
  const client = await harness.connect("alice");
  expect(client.user.identity).toBe("alice");
  expect(client.connectionState).toBe("connected");
});

test("makes, joins and writes", async () => {
  const client = await harness.connect("alice");
  const conversation = await client.createConversation({ friendlyName: "Boat" });
  await conversation.join();
  const index = await conversation.sendMessage("hello");
  expect(index).toBe(0);
  const page = await conversation.getMessages();
  expect(page.items.map((m) => m.body)).toEqual(["hello"]);
});
