import { createServer, type RequestListener } from "node:http";
import fastify from "fastify";
import { describe, expect, it } from "vitest";
import { createIntegrationService } from "../docs/examples/integrationService.mjs";
import { registerCallbacks } from "./callbacks.ts";
import { readIntegrationsConfig } from "./config.ts";
import { HttpError } from "./guards.ts";
import { listen } from "./testing/listen.ts";
import { openBareApp } from "./testing/openBareApp.ts";

const maya = "+16505551111";
const proxyAddress = "+14155550110";

/** The API with `alice` in a conversation with Maya's phone; the header `x-person` says who asks. */
async function open(env: Record<string, string>, timeoutMs = 2000) {
  const { app, emulator, client, reasons } = await openBareApp();
  const { account } = emulator;
  const outcomes: string[] = [];
  registerCallbacks(app, {
    integrations: readIntegrationsConfig(env),
    authToken: account.authToken,
    serviceSid: account.serviceSid,
    client: () => client,
    requirePerson(request) {
      const person = request.headers["x-person"];
      if (typeof person === "string") return person;
      throw new HttpError(401, "session: none", "Nobody is signed in.");
    },
    timeoutMs,
    onOutcome: (variable, outcome) => outcomes.push(`${variable} ${outcome}`),
  });
  const conversations = client.conversations.v1.services(account.serviceSid).conversations;
  const { sid } = await conversations.create();
  await conversations(sid).participants.create({ identity: "alice" });
  await conversations(sid).participants.create({
    "messagingBinding.address": maya,
    "messagingBinding.proxyAddress": proxyAddress,
  });
  const get = (
    path: string,
    query: Record<string, string | string[]>,
    person: string | null = "alice",
  ) => app.inject({ url: path, query, headers: person === null ? {} : { "x-person": person } });
  return { get, sid, authToken: account.authToken, outcomes, reasons };
}

/** The sample of docs/examples, which checks the signature of every call with the official helper. */
async function openWithSample() {
  let authToken = "";
  let url = "";
  const numbers = { sms: proxyAddress };
  const sample = createIntegrationService(() => ({ authToken, publicUrl: url, numbers }));
  url = await listen(sample);
  const harness = await open({
    TEMPLATES_CALLBACK_URL: `${url}/templates`,
    CRM_CALLBACK_URL: `${url}/crm`,
    OUTGOING_CALLBACK_URL: `${url}/outgoing`,
  });
  authToken = harness.authToken;
  return harness;
}

/** A service that answers as told, for what a good one would not. */
async function openWith(listener: RequestListener, timeoutMs?: number) {
  const url = await listen(createServer(listener));
  const env = {
    TEMPLATES_CALLBACK_URL: url,
    CRM_CALLBACK_URL: url,
    OUTGOING_CALLBACK_URL: url,
  };
  return open(env, timeoutMs);
}

const answering =
  (body: unknown, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };

describe("the sample integration service", () => {
  it("gives its categories of templates, filled in for the customer", async () => {
    const { get, sid, outcomes } = await openWithSample();
    const response = await get("/api/templates", { conversationSid: sid });
    expect(response.json()).toEqual({
      categories: [
        {
          displayName: "Openers",
          templates: [
            {
              content: "Hello Maya Lindqvist, a message from alice about your order.",
              whatsAppApproved: true,
            },
            { content: "Hello Maya Lindqvist, do you have a minute?", whatsAppApproved: false },
          ],
        },
        {
          displayName: "Closing",
          templates: [{ content: "Thank you, Maya Lindqvist. alice", whatsAppApproved: false }],
        },
      ],
    });
    expect(outcomes).toEqual(["TEMPLATES_CALLBACK_URL ok"]);
  });

  it("knows the customers of a batch of numbers, leaves strangers out, and is asked once for each", async () => {
    const { get, outcomes } = await openWithSample();
    const asked = { address: [`whatsapp:${maya}`, "+16505559999", "+16505552222"] };
    const known = await get("/api/contacts", asked);
    expect(known.json()).toMatchObject({ isSetUp: true, failure: null });
    expect(known.json().contacts).toHaveLength(2);
    expect(known.json().contacts).toContainEqual({
      address: `whatsapp:${maya}`,
      customerId: maya,
      displayName: "Maya Lindqvist",
      avatar: null,
      worker: "alice",
      details: { title: "Notes", content: "Prefers to be written to in the morning." },
      links: [{ type: "Orders", value: "https://crm.example/orders/1", displayName: "Her orders" }],
    });
    expect((await get("/api/contacts", asked)).json()).toEqual(known.json());
    expect(outcomes.toSorted()).toEqual([
      "CRM_CALLBACK_URL ok",
      "CRM_CALLBACK_URL ok",
      "CRM_CALLBACK_URL unknownCustomer",
    ]);
  });

  it("lists its customers page by page, and searches", async () => {
    const { get } = await openWithSample();
    const first = await get("/api/customers", { pageSize: "2" });
    expect(first.json()).toMatchObject({
      customers: [{ displayName: "Maya Lindqvist" }, { displayName: "Tom Okafor" }],
      searchable: true,
    });
    const second = await get("/api/customers", { pageSize: "2", anchor: "+16505552222" });
    expect(second.json().customers).toMatchObject([{ displayName: "Oliver Reid" }]);
    const found = await get("/api/customers", { query: "okaf" });
    expect(found.json().customers).toHaveLength(1);
  });

  it("names the number to write from, or that there is none", async () => {
    const { get } = await openWithSample();
    const sms = await get("/api/proxy-address", { address: maya });
    expect(sms.json()).toEqual({ proxyAddress });
    const whatsapp = await get("/api/proxy-address", { address: `whatsapp:${maya}` });
    expect(whatsapp.statusCode).toBe(502);
    expect(whatsapp.json().message).toMatch(/answered 403/);
  });

  it("refuses calls that were signed with another auth token", async () => {
    const url = await listen(
      createIntegrationService(() => ({
        authToken: "other",
        publicUrl: url,
        numbers: { sms: "" },
      })),
    );
    const { get, sid } = await open({ TEMPLATES_CALLBACK_URL: `${url}/templates` });
    const response = await get("/api/templates", { conversationSid: sid });
    expect(response.json()).toMatchObject({ error: "refused" });
  });
});

describe("who may ask", () => {
  it.each([
    ["/api/templates", { conversationSid: `CH${"1".repeat(32)}` }],
    ["/api/contacts", { address: maya }],
    ["/api/customers", {}],
    ["/api/proxy-address", { address: maya }],
  ])("%s: signed-in people only", async (path, query) => {
    const { get, outcomes } = await openWithSample();
    expect((await get(path, query, null)).statusCode).toBe(401);
    expect(outcomes).toEqual([]);
  });

  it("templates: only people of that conversation, only for its customers", async () => {
    const { get, sid, outcomes, reasons } = await openWithSample();
    const outsider = await get("/api/templates", { conversationSid: sid }, "mallory");
    const missing = await get("/api/templates", { conversationSid: `CH${"0".repeat(32)}` });
    expect([outsider.statusCode, missing.statusCode]).toEqual([404, 404]);
    expect(outsider.json()).toEqual(missing.json());
    const other = await get("/api/templates", { conversationSid: sid, customerId: "+16505552222" });
    expect(other.statusCode).toBe(404);
    expect(outcomes).toEqual([]);
    expect(reasons).toEqual(Array.from({ length: 3 }, () => "not in conversation"));
    const own = await get("/api/templates", { conversationSid: sid, customerId: maya });
    expect(own.statusCode).toBe(200);
  });

  it.each([
    ["/api/templates", { conversationSid: "../../Users" }, "conversationSid"],
    ["/api/templates", {}, "conversationSid"],
    ["/api/contacts", { address: "Maya" }, "address"],
    ["/api/proxy-address", {}, "address"],
    ["/api/customers", { pageSize: "1000" }, "pageSize"],
  ])("%s refuses %o and names what is wrong", async (path, query, name) => {
    const { get } = await openWithSample();
    const response = await get(path, query);
    expect(response.statusCode).toBe(400);
    expect(response.json().message).toContain(name);
  });
});

describe("a service that does not behave", () => {
  const ask = async (listener: RequestListener, timeoutMs?: number) => {
    const { get, sid, outcomes, reasons } = await openWith(listener, timeoutMs);
    const response = await get("/api/templates", { conversationSid: sid });
    return { status: response.statusCode, ...response.json(), outcomes, reasons };
  };

  it("is given up when it is slow to begin", async () => {
    expect(await ask(() => undefined, 50)).toMatchObject({
      status: 504,
      error: "slow",
      message: "The templates service did not answer within 0.05 s.",
    });
  });

  it("is given up when it is slow to end", async () => {
    const answer = await ask((_request, response) => response.write("["), 50);
    expect(answer).toMatchObject({ status: 504, error: "slow" });
  });

  it("is not read to its end when it is long", async () => {
    const answer = await ask((_request, response) => {
      const write = () => {
        while (response.write("x".repeat(65_536)));
        response.once("drain", write);
      };
      write();
    });
    expect(answer).toMatchObject({ status: 502, error: "invalid" });
    expect(answer.message).toContain("256 KB");
  });

  it("cannot send this server elsewhere", async () => {
    const visited: string[] = [];
    const inside = await listen(
      createServer((request, response) => {
        visited.push(request.url ?? "");
        response.end("[]");
      }),
    );
    const answer = await ask((_request, response) => {
      response.writeHead(307, { location: `${inside}/secret` }).end();
    });
    expect(answer).toMatchObject({ status: 502, error: "refused" });
    expect(visited).toEqual([]);
  });

  it.each([
    ["no JSON", "<html>", "no JSON"],
    ["another shape", { categories: [] }, "Array"],
    ["a category without a name", [{ templates: [] }], "0.display_name"],
    [
      "a template that is no text",
      [{ display_name: "A", templates: [{ content: 7 }] }],
      "0.templates.0.content",
    ],
    [
      "a flag that is no flag",
      [{ display_name: "A", templates: [{ content: "hi", whatsAppApproved: "yes" }] }],
      "whatsAppApproved",
    ],
  ])("is not believed: %s", async (_name, body, part) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const answer = await ask((_request, response) => response.end(text));
    expect(answer).toMatchObject({ status: 502, error: "invalid" });
    expect(answer.message).toContain(part);
    expect(answer.outcomes).toEqual(["TEMPLATES_CALLBACK_URL invalid"]);
    expect(answer.reasons).toEqual(["callback: invalid"]);
  });

  it.each([
    [404, "unknownCustomer", 404],
    [422, "refused", 502],
    [500, "refused", 502],
  ])("that answers %i is told as %s", async (given, error, status) => {
    expect(await ask(answering({}, given))).toMatchObject({ status, error });
  });

  it("that is down is told as unreachable", async () => {
    const { get, sid } = await open({ TEMPLATES_CALLBACK_URL: "http://127.0.0.1:9/templates" });
    const response = await get("/api/templates", { conversationSid: sid });
    expect(response.json()).toMatchObject({ code: 502, error: "unreachable" });
  });

  it("that is down is not tried for the rest of a batch, which is told", async () => {
    const { get, outcomes } = await open({ CRM_CALLBACK_URL: "http://127.0.0.1:9/crm" });
    const address = Array.from({ length: 20 }, (_, place) => `+1650555${1000 + place}`);
    const response = await get("/api/contacts", { address });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      contacts: [],
      failure: { error: "unreachable", message: "The customer service cannot be reached." },
    });
    expect(response.json().failure.addresses.toSorted()).toEqual(address);
    expect(outcomes.length).toBeLessThanOrEqual(5);
  });

  it.each([
    ["https://cdn.example.org/maya.png", "https://cdn.example.org/maya.png"],
    ["https://elsewhere.example/maya.png", null],
    ["http://cdn.example.org/maya.png", null],
  ])("that names the picture %s gives %s", async (avatar, shown) => {
    const url = await listen(
      createServer(answering({ objects: { customer: { display_name: "Maya", avatar } } })),
    );
    const { get } = await open({ CRM_CALLBACK_URL: url, CONTACT_AVATAR_HOSTS: "cdn.example.org" });
    const response = await get("/api/contacts", { address: maya });
    expect(response.json().contacts).toMatchObject([{ displayName: "Maya", avatar: shown }]);
  });

  it("cannot slip a script into a card", async () => {
    const customer = {
      customer_id: 98,
      display_name: "Maya",
      avatar: "javascript:alert(1)",
      links: [
        { type: "a", value: "javascript:alert(1)", display_name: "bad" },
        { type: "a", value: "https://crm.example/1", display_name: "good" },
      ],
    };
    const { get } = await openWith(answering({ objects: { customer } }));
    const response = await get("/api/contacts", { address: maya });
    expect(response.json().contacts).toMatchObject([
      { customerId: "98", avatar: null, links: [{ value: "https://crm.example/1" }] },
    ]);
  });

  it("cannot name a number of another channel, which Twilio would refuse later", async () => {
    const { get } = await openWith(answering({ proxy_address: proxyAddress }));
    const response = await get("/api/proxy-address", { address: `whatsapp:${maya}` });
    expect(response.json()).toMatchObject({ code: 502, error: "invalid" });
  });
});

describe("without integration services", () => {
  it("everything is empty, and the contacts file names people", async () => {
    const { get, sid } = await open({ CONTACTS_FILE: "docs/examples/contacts.json" });
    expect((await get("/api/templates", { conversationSid: sid })).json()).toEqual({
      categories: [],
    });
    expect((await get("/api/customers", {})).json()).toEqual({ customers: [], searchable: false });
    expect((await get("/api/proxy-address", { address: maya })).json()).toEqual({
      proxyAddress: null,
    });
    const known = await get("/api/contacts", { address: [maya, "+16505559999"] });
    expect(known.json()).toMatchObject({
      isSetUp: true,
      contacts: [{ address: maya, displayName: "Maya Lindqvist", worker: "alice" }],
    });
  });

  it("nobody is known without the contacts file either, and the app is told not to ask", async () => {
    const { get } = await open({});
    const response = await get("/api/contacts", { address: maya });
    expect(response.json()).toEqual({ isSetUp: false, contacts: [], failure: null });
  });

  it("a service cannot be set without the auth token that signs its calls", () => {
    const app = fastify();
    const register = () =>
      registerCallbacks(app, {
        integrations: readIntegrationsConfig({ CRM_CALLBACK_URL: "https://crm.example" }),
        authToken: undefined,
        serviceSid: "",
        client: () => {
          throw new Error("not asked");
        },
        requirePerson: () => "alice",
      });
    expect(register).toThrow("CRM_CALLBACK_URL needs TWILIO_AUTH_TOKEN");
  });
});
