import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import { createTestGateway } from "../../conformance/testGateway.ts";
import type { TestConnection, TestGateway } from "../../conformance/testGateway.ts";
import { configuration } from "../../wire/client/configuration.ts";
import {
  conversationResource,
  myConversationsPage,
} from "../../wire/client/conversationResource.ts";
import { errorBody } from "../../wire/client/errorBody.ts";
import { messageResource } from "../../wire/client/messageResource.ts";
import { participantResource } from "../../wire/client/participantResource.ts";
import { userResource } from "../../wire/client/userResource.ts";

let gateway: TestGateway;
let alice: TestConnection;
beforeEach(() => {
  gateway = createTestGateway();
  alice = gateway.connect("alice");
});

const api = "/Client/v2";

describe("the client API", () => {
  test("answers in the shapes that it promises", () => {
    const conversation = alice.call("POST", `${api}/Conversations`, { friendly_name: "Boat" });
    expect(conversation.status).toBe(201);
    const { sid } = v.parse(conversationResource, conversation.body);
    const one = `${api}/Conversations/${sid}`;
    const joined = alice.call("POST", `${one}/Participants`, { identity: "alice" });
    expect(v.parse(participantResource, joined.body).type).toBe("chat");
    const sent = alice.call("POST", `${one}/Messages`, { body: "hi", media_sids: [] });
    expect(v.parse(messageResource, sent.body).index).toBe(0);
    v.parse(conversationResource, alice.call("GET", one).body);
    v.parse(configuration, alice.call("GET", `${api}/Configuration`).body);
    v.parse(userResource, alice.call("GET", `${api}/Users/alice`).body);
    const list = v.parse(myConversationsPage, alice.call("GET", `${api}/MyConversations`).body);
    expect(list.conversations.map((item) => item.conversation_sid)).toEqual([sid]);
    expect(alice.call("DELETE", one, {})).toEqual({ status: 204, body: undefined });
  });

  test("gives media links at the address that the client has connected to", () => {
    expect(alice.call("GET", `${api}/Configuration`).body).toMatchObject({
      links: {
        media_service: "http://127.0.0.1:8080/mcs/Media",
        media_set_service: "http://127.0.0.1:8080/mcs/MediaSet",
      },
    });
  });

  test.each([
    ["GET", "/Client/v2/Nothing", undefined, 404, 20404],
    ["GET", "/Client/v3/Configuration", undefined, 404, 20404],
    ["DELETE", "/Client/v2/Configuration", undefined, 405, 20004],
    ["GET", "/Client/v2/Conversations/CH0/Invites", undefined, 501, 20501],
    ["POST", "/v3/Documents", {}, 501, 20501],
    ["GET", "/Client/v2/Users/%E0%A4%A", undefined, 400, 20001],
    ["POST", "/Client/v2/Conversations", "{", 400, 20001],
    ["POST", "/Client/v2/Conversations", [], 400, 20001],
    ["POST", "/Client/v2/Conversations", { friendly_name: 1 }, 400, 20001],
    ["POST", "/Client/v2/Conversations", { attributes: "{" }, 400, 50304],
    ["GET", "/v3/Lists/ES00/Items", undefined, 404, 54150],
    ["GET", "/v3/Documents/CH0", undefined, 404, 54100],
    ["GET", "/v3/Maps/bob.conversations", undefined, 403, 54007],
    ["GET", "/v3/Maps/nobody.info", undefined, 404, 54200],
    ["POST", "/v4/Subscriptions", { action: "establish" }, 400, 20001],
  ])("%s %s %j is refused with %i / %i", (method, path, body, status, code) => {
    const answer = alice.call(method, path, body);
    expect(answer.status).toBe(status);
    expect(v.parse(errorBody, answer.body)).toMatchObject({
      status,
      code,
      more_info: `https://www.twilio.com/docs/errors/${code}`,
    });
  });

  test("names the parameter that is wrong", () => {
    const body = { messaging_binding: { address: 1 } };
    const answer = alice.call("POST", `${api}/Conversations/CH0/Participants`, body);
    expect(answer.body).toMatchObject({ message: "Invalid parameter messaging_binding.address" });
  });

  test("changes nothing when one of two settings is refused", () => {
    const sid = gateway.makeConversation("alice");
    const path = `${api}/MyConversations/${sid}`;
    expect(alice.call("POST", path, {}).body).toMatchObject({ code: 20161 });
    const bad = { last_read_message_index: 5, notification_level: "loud" };
    expect(alice.call("POST", path, bad).status).toBe(400);
    expect(alice.call("GET", path).body).toMatchObject({ notification_level: "default" });
  });

  test("reads receipts in pages", () => {
    const sid = gateway.makeConversation("alice");
    const { service, account } = gateway;
    // Written as an address.
    service.numbers.add({ address: "+15005550006" as never, friendlyName: "A" });
    for (let n = 0; n < 5; n += 1) {
      const binding = { address: `+1650555000${n}`, proxy_address: "+15005550006" };
      const path = `${api}/Conversations/${sid}/Participants`;
      expect(alice.call("POST", path, { messaging_binding: binding }).status).toBe(201);
    }
    const sent = alice.call("POST", `${api}/Conversations/${sid}/Messages`, { body: "hi" });
    const { sid: messageSid } = v.parse(messageResource, sent.body);
    const path = `${api}/Conversations/${sid}/Messages/${messageSid}/Receipts`;
    const page = v.object({
      delivery_receipts: v.array(v.object({ sid: v.string() })),
      meta: v.object({ next_token: v.nullable(v.string()) }),
    });
    const seen: string[] = [];
    let token: string | null | undefined;
    while (token !== null) {
      const params = { PageSize: "2", ...(token === undefined ? {} : { PageToken: token }) };
      const read = v.parse(page, alice.call("GET", path, undefined, params).body);
      seen.push(...read.delivery_receipts.map((receipt) => receipt.sid));
      token = read.meta.next_token;
    }
    expect(new Set(seen).size).toBe(5);
    expect(account.serviceSid).toMatch(/^IS/);
  });
});
