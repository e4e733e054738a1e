import { expect, test } from "vitest";
import { ChatError } from "../domain/chatError.ts";
import { identity } from "../domain/testing/fixtures.ts";
import { createFakeGateway } from "./fakeGateway.ts";
import { createTestSession, me, settle } from "./testing/createTestSession.ts";

async function startedSession(fake = createFakeGateway(me)) {
  const world = createTestSession({ fake });
  await world.session.start();
  await settle();
  return { ...world, fake };
}

test("a phone's name replaces every other and keeps the rest of its attributes", async () => {
  const fake = createFakeGateway(me);
  const { sid } = fake.addConversation();
  const phone = fake.addParticipant(sid, {
    channel: "sms",
    attributes: { friendlyName: "Old", address: "+16505551111" },
  });
  const { session } = await startedSession(fake);
  await session.commands.nameParticipant(sid, phone.sid, "  Maya ");
  await settle();
  await session.commands.nameParticipant(sid, phone.sid, "");
  expect(fake.callsOf("updateParticipantAttributes").map(([, , attributes]) => attributes)).toEqual(
    [{ address: "+16505551111", name: "Maya" }, { address: "+16505551111" }],
  );
});

test("the whole history is read, oldest first", async () => {
  const fake = createFakeGateway(me);
  const { sid } = fake.addConversation();
  for (let index = 0; index < 250; index += 1) fake.append(sid, { body: `text ${index}` });
  const { session } = await startedSession(fake);
  const bodies: (string | null)[] = [];
  for await (const page of session.commands.readHistory(sid)) {
    bodies.push(...page.map(({ body }) => body));
  }
  expect(bodies).toHaveLength(250);
  expect([bodies[0], bodies.at(-1)]).toEqual(["text 0", "text 249"]);
});

test("whether somebody exists is told, refused or left open", async () => {
  const { session, fake } = await startedSession();
  expect(await session.commands.userExists(identity("bob"))).toBe(true);
  fake.failNext("loadUser", new ChatError("notFound", "no such user", { code: 50200 }));
  expect(await session.commands.userExists(identity("nobody"))).toBe(false);
  fake.failNext("loadUser", new ChatError("offline", "no network"));
  expect(await session.commands.userExists(identity("carol"))).toBeNull();
});
