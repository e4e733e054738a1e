import type { Media, Message } from "@twilio/conversations";
import { expect, test } from "vitest";
import { happens } from "../harness.ts";
import { describeEverySdk } from "./world.ts";
import type { Meeting } from "./world.ts";

const picture = { contentType: "image/png", filename: "van.png", media: Buffer.from("pixels") };
const note = { contentType: "text/plain", filename: "note ü.txt", media: Buffer.from("a note") };

const textAt = async (url: string | null | undefined) => (await fetch(url ?? "")).text();

describeEverySdk((world) => {
  async function sendBoth({ hers, his }: Meeting): Promise<{ message: Message; media: Media[] }> {
    const added = happens<Message>(his, "messageAdded");
    await hers.prepareMessage().addMedia(picture).addMedia(note).setBody("look").buildAndSend();
    const message = await added;
    return { message, media: message.attachedMedia ?? [] };
  }

  test("Conversation.prepareMessage, MessageBuilder.setBody, MessageBuilder.setSubject, MessageBuilder.setAttributes, MessageBuilder.build, MessageBuilder.buildAndSend, UnsentMessage.send", async () => {
    const { hers, his } = await world().meet();
    const added = happens<Message>(his, "messageAdded");
    const unsent = hers
      .prepareMessage()
      .setBody("built")
      .setSubject("Boats")
      .setAttributes({ a: 1 })
      .build();
    expect(await unsent.send()).toBe(0);
    expect(await added).toMatchObject({ body: "built", subject: "Boats", attributes: { a: 1 } });
    expect(await hers.prepareMessage().setBody("again").buildAndSend()).toBe(1);
  });

  test("MessageBuilder.addMedia, Message.attachedMedia, Message.media, Media.sid, Media.filename, Media.contentType, Media.size, Media.category, Media.getContentTemporaryUrl", async () => {
    const { message, media } = await sendBoth(await world().meet());
    expect(message).toMatchObject({ type: "media", body: "look" });
    expect(media).toMatchObject([
      { filename: "van.png", contentType: "image/png", size: 6, category: "media" },
      { filename: "note ü.txt", contentType: "text/plain", size: 6, category: "media" },
    ]);
    expect(media[0]?.sid).toMatch(/^ME[0-9a-f]{32}$/);
    expect(await textAt(await media[1]?.getContentTemporaryUrl())).toBe("a note");
  });

  test("Conversation.sendMessage, Message.media: one file, the old way", async () => {
    const { hers, his } = await world().meet();
    const added = happens<Message>(his, "messageAdded");
    await hers.sendMessage(picture, { a: 1 });
    const message = await added;
    expect(message).toMatchObject({ type: "media", attributes: { a: 1 } });
    expect(message.attachedMedia).toHaveLength(1);
  });

  test("Message.getMediaByCategories, Message.getMediaByCategory, Message.getEmailBody, Message.getEmailHistory: of what came", async () => {
    const { message } = await sendBoth(await world().meet());
    expect(message.getMediaByCategories(["media"])).toHaveLength(2);
    expect(message.getMediaByCategory(["media"])).toHaveLength(2);
    expect(message.getMediaByCategories(["body"]) ?? []).toEqual([]);
    expect(message.getEmailBody()).toBeNull();
    expect(message.getEmailHistory()).toBeNull();
  });

  test("MessageBuilder.setEmailBody, MessageBuilder.setEmailHistory, Message.getEmailBody, Message.getEmailHistory: are kept by their category", async () => {
    const { hers, his } = await world().meet();
    const added = happens<Message>(his, "messageAdded");
    const text = (media: string) => ({ contentType: "text/plain", filename: "mail", media });
    await hers
      .prepareMessage()
      .setEmailBody("text/plain", text("Dear Bob"))
      .setEmailHistory("text/plain", text("On Monday …"))
      .buildAndSend();
    const message = await added;
    expect(await textAt(await message.getEmailBody()?.getContentTemporaryUrl())).toBe("Dear Bob");
    expect(await textAt(await message.getEmailHistory()?.getContentTemporaryUrl())).toBe(
      "On Monday …",
    );
  });

  test("Client.getTemporaryContentUrlsForMedia, Client.getTemporaryContentUrlsForMediaSids, Message.getTemporaryContentUrlsForMedia, Message.getTemporaryContentUrlsForMediaSids, Message.getTemporaryContentUrlsForAttachedMedia, Message.attachTemporaryUrlsFor", async () => {
    const { bob } = world();
    const { message, media } = await sendBoth(await world().meet());
    const sids = media.map(({ sid }) => sid);
    const answers = await Promise.all([
      bob.getTemporaryContentUrlsForMedia(media),
      bob.getTemporaryContentUrlsForMediaSids(sids),
      message.getTemporaryContentUrlsForMedia(media),
      message.getTemporaryContentUrlsForMediaSids(sids),
      message.getTemporaryContentUrlsForAttachedMedia(),
    ]);
    for (const urls of answers) {
      expect([...urls.keys()].toSorted()).toEqual(sids.toSorted());
      expect(await textAt(urls.get(sids[0] ?? ""))).toBe("pixels");
    }
    const attached = await message.attachTemporaryUrlsFor(media);
    expect(attached.map(({ sid }) => sid)).toEqual(sids);
    await expect(
      bob.getTemporaryContentUrlsForMediaSids([`ME${"0".repeat(32)}`]),
    ).rejects.toBeDefined();
  });

  test("Media.getContentTemporaryUrl: a picture from a phone, and none to strangers", async () => {
    const { twilioNumber, newPhone, phones, connect } = world();
    const meeting = await world().meet();
    const phone = newPhone();
    await meeting.hers.addNonChatParticipant(twilioNumber, phone);
    const added = happens<Message>(meeting.his, "messageAdded");
    const sofa = { contentType: "image/jpeg", filename: "sofa.jpg", data: Buffer.from("jpeg") };
    await phones.text(phone, twilioNumber, null, [sofa]);
    const [media] = (await added).attachedMedia ?? [];
    expect(await textAt(await media?.getContentTemporaryUrl())).toBe("jpeg");
    const eve = await connect("eve");
    await expect(eve.getTemporaryContentUrlsForMediaSids([media?.sid ?? ""])).rejects.toBeDefined();
  });
});
