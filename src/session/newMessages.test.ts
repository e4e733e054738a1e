import { expect, test } from "vitest";
import { createChatStore } from "../store/chatStore.ts";
import { createFakeGateway } from "./fakeGateway.ts";
import { watchNewMessages } from "./newMessages.ts";
import { me } from "./testing/createTestSession.ts";

function watched({ leads = true } = {}) {
  const fake = createFakeGateway(me);
  const store = createChatStore();
  fake.gateway.subscribe((event) => store.dispatch(event));
  const heard: (string | null)[] = [];
  watchNewMessages(
    { gateway: fake.gateway, store, tabs: { isLeading: () => leads }, now: () => 0 },
    (message) => heard.push(message.body),
  );
  fake.gateway.start("token");
  const { sid } = fake.addConversation();
  return { fake, sid, heard };
}

const phone = { author: "+16505551111" };

test("a message of somebody else is told once, an edit of it is not", async () => {
  const { fake, sid, heard } = watched();
  const message = fake.append(sid, { ...phone, body: "hello" });
  await fake.gateway.editMessage(sid, message.sid, "hello again");
  expect(heard).toEqual(["hello"]);
});

test("one's own, old ones and those of muted conversations are not told", async () => {
  const { fake, sid, heard } = watched();
  fake.append(sid, { author: me, body: "mine" });
  fake.append(sid, { ...phone, body: "old", dateCreated: -1 });
  await fake.gateway.setMuted(sid, true);
  fake.append(sid, { ...phone, body: "muted" });
  expect(heard).toEqual([]);
});

test("another tab leads: it tells", () => {
  const { fake, sid, heard } = watched({ leads: false });
  fake.append(sid, { ...phone, body: "hello" });
  expect(heard).toEqual([]);
});
