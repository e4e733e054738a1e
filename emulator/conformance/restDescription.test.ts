import * as v from "valibot";
import { expect, test } from "vitest";
import { instantCarrier } from "../phones/carrierPolicy.ts";
import { startHarness } from "./harness.ts";
import { rawRequest } from "./restHarness.ts";
import { operationOf, operations, problemsOf } from "./twilioDescription.ts";

const phone = "+16505550100";
const json = '{"a":1}';
/** The Content API speaks JSON, the others take forms. */
function bodyOf(path: string, posted: Readonly<Record<string, unknown>>): RequestInit {
  if (!path.startsWith("/Content")) {
    const fields = Object.entries(posted).map(([name, value]) => [name, String(value)]);
    return { body: new URLSearchParams(fields) };
  }
  return { body: JSON.stringify(posted), headers: { "content-type": "application/json" } };
}

const sidsOfThings = v.array(v.looseObject({ sid: v.string() }));

/**
 * Every operation that Twilio describes, on the default service and under /Services: each answers with a status that
 * is described, and with every field of its resource and no other.
 */
test("every operation of the API answers as Twilio describes it", async () => {
  const harness = await startHarness({ carrier: instantCarrier });
  const { emulator } = harness;
  const { serviceSid } = emulator.account;
  const called = new Set<string>();
  const problems: string[] = [];

  async function call(
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    posted: Readonly<Record<string, unknown>> = {},
  ): Promise<Record<string, unknown>> {
    const operation = operationOf(method, `/v1${path}`);
    const response = await rawRequest(emulator, `/v1${path}`, {
      method,
      ...(method.startsWith("P") && bodyOf(path, posted)),
    });
    const text = await response.text();
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    called.add(operation);
    if (response.status >= 400) problems.push(`${operation}: ${response.status} ${text}`);
    else problems.push(...problemsOf(operation, response.status, body));
    return v.parse(v.looseObject({}), body ?? {});
  }

  /** Makes one, finds it, lists it, changes it. */
  async function walk(
    path: string,
    made: Readonly<Record<string, unknown>>,
    change: Readonly<Record<string, string>> | undefined,
  ): Promise<string> {
    const { sid } = v.parse(v.looseObject({ sid: v.string() }), await call("POST", path, made));
    await call("GET", path);
    await call("GET", `${path}/${sid}`);
    if (change !== undefined) await call("POST", `${path}/${sid}`, change);
    return sid;
  }

  async function walkConversations(scope: string, proxyAddress: string): Promise<void> {
    const root = `${scope}/Conversations`;
    const sid = await walk(root, { FriendlyName: "Move-in" }, { Attributes: json });
    const participants = `${root}/${sid}/Participants`;
    const alice = await walk(participants, { Identity: "alice" }, { Attributes: json });
    const texter = await walk(
      participants,
      { "MessagingBinding.Address": phone, "MessagingBinding.ProxyAddress": proxyAddress },
      undefined,
    );
    const messages = `${root}/${sid}/Messages`;
    const message = await walk(messages, { Body: "Hi", Author: "alice" }, { Body: "Hello" });
    const receipts = `${messages}/${message}/Receipts`;
    const legsOf = async () =>
      v.parse(sidsOfThings, (await call("GET", receipts))["delivery_receipts"]);
    await expect.poll(legsOf).toHaveLength(1);
    const [leg] = await legsOf();
    await call("GET", `${receipts}/${leg?.sid ?? ""}`);
    for (const query of ["Identity=alice", `Address=${encodeURIComponent(phone)}`]) {
      await call("GET", `${scope}/ParticipantConversations?${query}`);
    }
    const hooks = `${root}/${sid}/Webhooks`;
    const hook = await walk(
      hooks,
      {
        Target: "webhook",
        "Configuration.Url": "http://127.0.0.1:9/",
        "Configuration.Filters": "onMessageAdded",
      },
      { "Configuration.Method": "GET" },
    );
    await call("DELETE", `${hooks}/${hook}`);

    const users = `${scope}/Users`;
    await walk(users, { Identity: "carol" }, { FriendlyName: "Carol" });
    const own = `${users}/alice/Conversations`;
    await call("GET", own);
    await call("GET", `${own}/${sid}`);
    await call("POST", `${own}/${sid}`, { NotificationLevel: "muted" });
    await call("DELETE", `${users}/carol`);

    await call("DELETE", `${messages}/${message}`);
    await call("DELETE", `${participants}/${texter}`);
    await call("DELETE", `${own}/${sid}`);
    expect(alice).toMatch(/^MB/);
    await call("DELETE", `${root}/${sid}`);
    await call("POST", `${scope}/ConversationWithParticipants`, {
      FriendlyName: "Nobody yet",
    });
  }

  try {
    const client = await harness.connect("alice");
    await client.setPushRegistrationId("fcm", "device-1");
    const numbers = emulator.service.numbers.all().map(({ address }): string => address);

    await call("GET", "/Configuration");
    await call("POST", "/Configuration", { DefaultInactiveTimer: "PT10M" });
    await call("GET", "/Configuration/Webhooks");
    await call("POST", "/Configuration/Webhooks", { Method: "POST", Filters: "onMessageAdded" });
    const addresses = "/Configuration/Addresses";
    const address = await walk(
      addresses,
      { Type: "sms", Address: numbers[0] ?? "", "AutoCreation.Enabled": "true" },
      { FriendlyName: "Front desk" },
    );
    await call("DELETE", `${addresses}/${address}`);
    const credential = await walk(
      "/Credentials",
      { Type: "fcm", Secret: "s3cret" },
      { FriendlyName: "Push" },
    );
    await call("DELETE", `/Credentials/${credential}`);

    const service = `/Services/${serviceSid}`;
    for (const scope of ["", service]) {
      const role = await walk(
        `${scope}/Roles`,
        { FriendlyName: "reader", Type: "conversation", Permission: "leaveConversation" },
        { Permission: "sendMessage" },
      );
      await call("DELETE", `${scope}/Roles/${role}`);
    }
    await walkConversations("", numbers[0] ?? "");
    await walkConversations(service, numbers[1] ?? "");

    await call("GET", `${service}/Configuration`);
    await call("POST", `${service}/Configuration`, { ReachabilityEnabled: "true" });
    await call("GET", `${service}/Configuration/Notifications`);
    await call("POST", `${service}/Configuration/Notifications`, { LogEnabled: "true" });
    await call("GET", `${service}/Configuration/Webhooks`);
    await call("POST", `${service}/Configuration/Webhooks`, { Method: "GET" });
    const { bindings } = await call("GET", `${service}/Bindings`);
    const [binding] = v.parse(sidsOfThings, bindings);
    await call("GET", `${service}/Bindings/${binding?.sid ?? ""}`);
    await call("DELETE", `${service}/Bindings/${binding?.sid ?? ""}`);

    const content = await walk(
      "/Content",
      {
        friendly_name: "greeting",
        language: "en",
        variables: { 1: "Maya" },
        types: { "twilio/text": { body: "Hello {{1}}" } },
      },
      undefined,
    );
    await call("PUT", `/Content/${content}`, {
      types: { "twilio/text": { body: "Good morning {{1}}" } },
    });
    await call("POST", `/Content/${content}/ApprovalRequests/whatsapp`, {
      name: "greeting",
      category: "UTILITY",
    });
    await call("GET", `/Content/${content}/ApprovalRequests`);
    await call("GET", "/ContentAndApprovals");
    await call("GET", "/LegacyContent");
    await call("DELETE", `/Content/${content}`);

    const other = await walk("/Services", { FriendlyName: "Other" }, undefined);
    await call("DELETE", `/Services/${other}`);
  } finally {
    await harness.close();
  }
  expect(problems).toEqual([]);
  expect(operations.filter((operation) => !called.has(operation))).toEqual([]);
});

test("an answer that differs is found", () => {
  const operation = "GET /v1/Configuration";
  const wrong = { account_sid: 3, surplus: true };
  const found = problemsOf(operation, 200, wrong);
  expect(found).toContain("conversations.v1.configuration/url is missing");
  expect(found.join()).toContain("account_sid");
  expect(found.join()).toContain("must NOT have additional properties");
  expect(problemsOf(operation, 418, {})).toEqual([`${operation}: status 418 is not described`]);
});
