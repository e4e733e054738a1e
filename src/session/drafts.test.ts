import { expect, test } from "vitest";
import { quoteOf } from "../domain/quote.ts";
import { composingOf } from "../store/composing.ts";
import { createFakeGateway } from "./fakeGateway.ts";
import { createTestSession, me, settle } from "./testing/createTestSession.ts";
import { createTestTabs } from "./testing/createTestTabs.ts";

async function started() {
  const fake = createFakeGateway(me);
  const { sid } = fake.addConversation();
  const first = fake.append(sid, { body: "first" });
  const second = fake.append(sid, { body: "second" });
  const openTab = createTestTabs();
  const chat = createTestSession({ fake, tabs: openTab() });
  await chat.session.start();
  void chat.commands.openConversation(sid);
  await settle();
  const edits = () => composingOf(chat.store).getState().editing[sid] ?? [];
  const draft = () => chat.store.getState().drafts[sid] ?? "";
  return { ...chat, fake, sid, first, second, edits, draft, openTab };
}

test("a change in progress and what a draft answers outlive a reload", async () => {
  const { commands, sid, first, second, fake, storage, session } = await started();
  commands.beginEdit(sid, second.sid);
  commands.changeEdit(sid, second.sid, "second, better");
  commands.setReply(sid, quoteOf(first));
  await settle();
  await session.stop();

  const again = createTestSession({ fake, storage });
  await again.session.start();
  await settle();
  const { editing, replies, replyBegun, begun } = composingOf(again.store).getState();
  expect(editing[sid]).toEqual([{ messageSid: second.sid, index: 1, body: "second, better" }]);
  expect(replies[sid]).toEqual(quoteOf(first));
  // It takes the focus from nobody.
  expect([begun[sid], replyBegun[sid]]).toEqual([undefined, undefined]);

  again.commands.endEdit(sid, second.sid);
  again.commands.setReply(sid, undefined);
  await settle();
  expect(await storage.load()).toMatchObject({ draftEdits: [], draftReplies: [] });
});

test("another tab shows them too", async () => {
  const { commands, sid, first, second, fake, storage, openTab } = await started();
  const other = createTestSession({ fake, storage, tabs: openTab() });
  await other.session.start();
  commands.beginEdit(sid, second.sid);
  commands.changeEdit(sid, second.sid, "better");
  commands.setReply(sid, quoteOf(first));
  await settle();
  const { editing, replies } = composingOf(other.store).getState();
  expect(editing[sid]).toMatchObject([{ body: "better" }]);
  expect(replies[sid]).toEqual(quoteOf(first));
});

test("two messages can be changed at a time, and beginning again goes on with what is there", async () => {
  const { commands, sid, first, second, edits } = await started();
  commands.beginEdit(sid, first.sid);
  commands.changeEdit(sid, first.sid, "first, better");
  commands.beginEdit(sid, second.sid);
  commands.beginEdit(sid, first.sid);
  expect(edits().map(({ body }) => body)).toEqual(["first, better", "second"]);
  commands.endEdit(sid, second.sid);
  expect(edits().map(({ body }) => body)).toEqual(["first, better"]);
});

test("the words of a change go on as a draft when its message is removed", async () => {
  const { commands, sid, first, second, fake, edits, draft } = await started();
  commands.setDraft(sid, "more");
  commands.beginEdit(sid, first.sid);
  commands.changeEdit(sid, first.sid, "first, better");
  commands.beginEdit(sid, second.sid);
  await fake.gateway.removeMessage(sid, first.sid);
  await settle();
  expect(draft()).toBe("more\nfirst, better");
  expect(edits()).toMatchObject([{ messageSid: second.sid }]);
  // Nothing was changed in it yet.
  await fake.gateway.removeMessage(sid, second.sid);
  await settle();
  expect([draft(), edits()]).toEqual(["more\nfirst, better", []]);
});

test("they go on as a draft, too, when one is no longer in the conversation", async () => {
  const { commands, sid, first, second, fake, edits, draft } = await started();
  commands.beginEdit(sid, first.sid);
  commands.changeEdit(sid, first.sid, "first, better");
  commands.beginEdit(sid, second.sid);
  commands.changeEdit(sid, second.sid, "second, better");
  fake.emit({ type: "conversationRemoved", conversationSid: sid });
  await settle();
  expect([draft(), edits()]).toEqual(["first, better\nsecond, better", []]);
});

test("so they do when that happened between two visits", async () => {
  const { commands, sid, first, fake, storage, session } = await started();
  commands.beginEdit(sid, first.sid);
  commands.changeEdit(sid, first.sid, "first, better");
  await settle();
  await session.stop();
  await fake.gateway.leaveConversation(sid);
  const again = createTestSession({ fake, storage });
  await again.session.start();
  await settle();
  expect(again.store.getState().drafts[sid]).toBe("first, better");
  expect(composingOf(again.store).getState().editing[sid]).toBeUndefined();
});
