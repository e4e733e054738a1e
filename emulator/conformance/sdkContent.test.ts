import type { Client, Message } from "@twilio/conversations";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { happens, type Harness, startHarness } from "./harness.ts";

let harness: Harness;
let alice: Client;

beforeEach(async () => {
  harness = await startHarness({ seed: "demo" });
  alice = await harness.connect("alice");
});

afterEach(() => harness.close());

async function conversationCalled(name: string) {
  const { items } = await alice.getSubscribedConversations();
  const found = items.find(({ friendlyName }) => friendlyName === name);
  if (found === undefined) throw new Error(`no conversation ${name}`);
  return found;
}

describe("templates through the SDK", () => {
  test("CONTENT1 are listed with their variables and variants", async () => {
    const templates = await alice.getContentTemplates();
    expect(templates.map(({ friendlyName }) => friendlyName)).toEqual([
      "viewing_reminder",
      "pick_up_again",
      "new_flats_this_week",
    ]);
    const again = templates[1];
    expect(again?.variables.map(({ name, value }) => [name, value])).toEqual([
      ["1", "Oliver"],
      ["2", "the flat on Birch Lane"],
    ]);
    expect(again?.variants.get("twilio/quick-reply")).toMatchObject({
      type: "quickReply",
      replies: [{ title: "Yes, please" }, { title: "Not now" }],
    });
  });

  test("WA3 CONTENT3 are sent outside the window, read with getContentData, and reach the phone with buttons", async () => {
    const viewing = await conversationCalled("Oliver Grant, viewing");
    harness.emulator.moveClock(24 * 3_600_000);
    const late = happens<Message>(alice, "messageAdded");
    await viewing.sendMessage("Are you still there?");
    const blocked = await late;
    expect(blocked.aggregatedDeliveryReceipt).toMatchObject({ undelivered: "all", total: 1 });
    const [receipt] = (await blocked.getDetailedDeliveryReceipts()) ?? [];
    expect(receipt).toMatchObject({ status: "undelivered", errorCode: 63016 });

    const [, template] = await alice.getContentTemplates();
    const sent = happens<Message>(alice, "messageAdded");
    const variables = template?.variables.filter(({ name }) => name === "1") ?? [];
    await viewing
      .prepareMessage()
      .setContentTemplate(
        template?.sid ?? "",
        variables.map((variable) => variable.copyWithValue("Mr Grant")),
      )
      .build()
      .send();
    const message = await sent;
    expect(message).toMatchObject({
      type: "text",
      contentSid: template?.sid,
      body: "Hello Mr Grant, may we write to you again about the flat on Birch Lane?",
    });
    expect(await message.getContentData()).toMatchObject({
      type: "quickReply",
      body: "Hello Mr Grant, may we write to you again about the flat on Birch Lane?",
      replies: [{ title: "Yes, please", id: "yes" }, { title: "Not now" }],
    });
    const shown = await harness.phones.waitForMessage(
      "whatsapp:+447700900483",
      ({ messageSid }) => messageSid === message.sid,
    );
    expect(shown).toMatchObject({ body: message.body, content: { type: "twilio/quick-reply" } });

    await harness.phones.text("whatsapp:+447700900483", "whatsapp:+14155550199", "Yes, please");
    const open = happens<Message>(alice, "messageAdded", ({ author }) => author === "alice");
    await viewing.sendMessage("Good to hear from you");
    expect((await open).aggregatedDeliveryReceipt).toMatchObject({ undelivered: "none" });
  });
});
