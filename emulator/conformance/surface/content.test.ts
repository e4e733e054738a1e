import type { ContentTemplate, Message, Participant } from "@twilio/conversations";
import { expect, test } from "vitest";
import { restActor } from "../../service/actor.ts";
import { happens } from "../harness.ts";
import { describeEverySdk } from "./world.ts";

describeEverySdk((world) => {
  let made: Promise<ContentTemplate> | undefined;
  /** A template of the account, as Alice's SDK reads it; it keeps the list that it has read once. */
  const template = () => (made ??= makeTemplate());

  async function makeTemplate(): Promise<ContentTemplate> {
    const { service, alice } = world();
    const { sid } = service.contents.create({
      friendlyName: "viewing",
      language: "en",
      variables: { 1: "Oliver", 2: "Friday" },
      types: {
        "twilio/text": { body: "Hi {{1}}, see you on {{2}}?" },
        "twilio/quick-reply": {
          body: "Hi {{1}}, see you on {{2}}?",
          actions: [{ title: "Yes", id: "yes" }],
        },
      },
    });
    const found = (await alice.getContentTemplates()).find((one) => one.sid === sid);
    if (found === undefined) throw new Error(`${sid} is not listed`);
    return found;
  }

  test("ContentTemplate.sid, ContentTemplate.friendlyName, ContentTemplate.variables, ContentTemplate.variants, ContentTemplate.dateCreated, ContentTemplate.dateUpdated, ContentTemplateVariable.name, ContentTemplateVariable.value: tell what is", async () => {
    const { sid, friendlyName, variables, variants, dateCreated, dateUpdated } = await template();
    expect(sid).toMatch(/^HX[0-9a-f]{32}$/);
    expect(friendlyName).toBe("viewing");
    expect(variables.map(({ name, value }) => [name, value])).toEqual([
      ["1", "Oliver"],
      ["2", "Friday"],
    ]);
    expect([...variants.keys()].toSorted()).toEqual(["twilio/quick-reply", "twilio/text"]);
    expect(variants.get("twilio/text")).toMatchObject({
      type: "text",
      body: "Hi {{1}}, see you on {{2}}?",
    });
    const { dateCreated: made } = world().service.contents.get(sid);
    expect(dateCreated.getTime()).toBe(made);
    expect(dateUpdated).toEqual(dateCreated);
  });

  test("MessageBuilder.setContentTemplate, Message.contentSid, Message.getContentData: a template with a variable filled in", async () => {
    const { hers, his } = await world().meet();
    const { sid, variables } = await template();
    const added = happens<Message>(his, "messageAdded");
    const filled = variables.map((one) => (one.name === "1" ? one.copyWithValue("Mr Grant") : one));
    await hers.prepareMessage().setContentTemplate(sid, filled).buildAndSend();
    const message = await added;
    expect([message.contentSid, message.body]).toEqual([sid, "Hi Mr Grant, see you on Friday?"]);
    expect(await message.getContentData()).toMatchObject({
      type: "quickReply",
      body: "Hi Mr Grant, see you on Friday?",
      replies: [{ title: "Yes", id: "yes" }],
    });
    const unknown = hers.prepareMessage().setContentTemplate(`HX${"0".repeat(32)}`);
    await expect(unknown.buildAndSend()).rejects.toMatchObject({ body: { code: 21655 } });
  });

  test("Participant.roleSid: the role, and that it has changed", async () => {
    const { service, account } = world();
    const { sid, his } = await world().meet();
    const alice = await his.getParticipantByIdentity("alice");
    const { roleSid } = service.participants.get(sid, "alice");
    expect(alice?.roleSid).toBe(roleSid);
    const role = service.roles.create(account.serviceSid, {
      friendlyName: `reader of ${sid}`,
      type: "conversation",
      permissions: ["sendMessage"],
    });
    type Update = { participant: Participant; updateReasons: string[] };
    const updated = happens<Update>(his, "participantUpdated");
    service.participants.update(restActor, account.serviceSid, sid, "alice", { roleSid: role.sid });
    expect((await updated).updateReasons).toContain("roleSid");
    expect(alice?.roleSid).toBe(role.sid);
  });
});
