import { describe, expect, test } from "vitest";
import { startHooks } from "./hookHarness.ts";
import { rawRequest, startRest } from "./restHarness.ts";

/*
 * The table of endpoints (behaviour 1.3, 1.4, 7.2), line by line: what holds for all of them, and refusals that no other
 * test is about.
 */

const phone = "+16505551111";

/** One of everything; the paths that lead to each. */
async function startWorld() {
  const harness = await startRest();
  const { client, numbers } = harness;
  const { v1 } = client.conversations;
  const { sid } = await v1.conversations.create();
  const talk = v1.conversations(sid);
  const alice = await talk.participants.create({ identity: "alice" });
  await talk.participants.create({
    "messagingBinding.address": phone,
    "messagingBinding.proxyAddress": numbers[0] ?? "",
  });
  const message = await talk.messages.create({ body: "hello" });
  const hook = await talk.webhooks.create({
    target: "webhook",
    "configuration.url": "https://example.com",
    "configuration.filters": ["onMessageAdded"],
  });
  const address = await v1.addressConfigurations.create({
    type: "sms",
    address: numbers[0] ?? "",
  });
  const credential = await v1.credentials.create({ type: "fcm", secret: "x" });
  const { serviceSid, messagingServiceSid } = harness.emulator.account;
  const conversation = `Conversations/${sid}`;
  return {
    ...harness,
    talk,
    serviceSid,
    conversation,
    alice: `${conversation}/Participants/${alice.sid}`,
    message: `${conversation}/Messages/${message.sid}`,
    hook: `${conversation}/Webhooks/${hook.sid}`,
    address: `Configuration/Addresses/${address.sid}`,
    credential: `Credentials/${credential.sid}`,
    service: `Services/${serviceSid}`,
    messagingService: `Services/${messagingServiceSid}`,
  };
}

type World = Awaited<ReturnType<typeof startWorld>>;

const post = ({ emulator }: Pick<World, "emulator">, path: string, form: Record<string, string>) =>
  rawRequest(emulator, `/v1/${path}`, { method: "POST", body: new URLSearchParams(form) });

test("every list has its key, its usual page and its largest one", async () => {
  const world = await startWorld();
  const { conversation, message, service } = world;
  const lists: [path: string, key: string, usual: number, most: number][] = [
    ["Conversations", "conversations", 50, 100],
    [`${conversation}/Messages`, "messages", 50, 100],
    [`${conversation}/Participants`, "participants", 50, 100],
    ["Services", "services", 50, 100],
    [`${service}/Bindings`, "bindings", 50, 100],
    ["Credentials", "credentials", 50, 100],
    ["Users", "users", 50, 50],
    ["Roles", "roles", 50, 50],
    ["Users/alice/Conversations", "conversations", 50, 50],
    ["ParticipantConversations?Identity=alice", "conversations", 50, 50],
    [`${message}/Receipts`, "delivery_receipts", 50, 50],
    ["Configuration/Addresses", "address_configurations", 50, 50],
    [`${conversation}/Webhooks`, "webhooks", 5, 5],
  ];
  const inService = lists
    .filter(([path]) => !/^(Services|Credentials|Configuration)/.test(path))
    .map(([path, ...rest]): (typeof lists)[number] => [`${service}/${path}`, ...rest]);
  for (const [path, key, usual, most] of [...lists, ...inService]) {
    const read = async (query: string) => {
      const separator = query === "" ? "" : path.includes("?") ? "&" : "?";
      const response = await rawRequest(world.emulator, `/v1/${path}${separator}${query}`);
      expect(response.status, path).toBe(200);
      return response.json();
    };
    const first = await read("");
    expect([path, first.meta.key, first.meta.page_size]).toEqual([path, key, usual]);
    expect(Object.keys(first).sort()).toEqual([key, "meta"].sort());
    expect(first.meta).toMatchObject({ page: 0, previous_page_url: null, next_page_url: null });
    const [url] = String(first.meta.url).split("?");
    expect(url).toBe(`${world.emulator.url}/v1/${path.split("?")[0]}`);
    expect([path, (await read("PageSize=1000")).meta.page_size]).toEqual([path, most]);
    expect([path, (await read("PageSize=1&Page=0")).meta.page_size]).toEqual([path, 1]);
  }
});

test("every update without a parameter that is known is 20161, and changes nothing", async () => {
  const world = await startWorld();
  const { conversation, alice, message, hook, address, credential, service } = world;
  const paths = [
    "Configuration",
    "Configuration/Webhooks",
    address,
    credential,
    `${service}/Configuration`,
    `${service}/Configuration/Notifications`,
    ...["", `${service}/`].flatMap((scope) =>
      [
        conversation,
        alice,
        message,
        hook,
        "Users/alice",
        `Users/alice/${conversation}`,
        ...(scope === "" ? [] : ["Configuration/Webhooks"]),
      ].map((path) => `${scope}${path}`),
    ),
    world.messagingService,
  ];
  for (const path of paths) {
    const before = await (await rawRequest(world.emulator, `/v1/${path}`)).text();
    for (const form of [{}, { Nonsense: "1" }]) {
      const response = await post(world, path, form);
      expect([path, response.status, (await response.json()).code]).toEqual([path, 400, 20161]);
    }
    expect(await (await rawRequest(world.emulator, `/v1/${path}`)).text()).toBe(before);
  }
});

test("parameters that nobody knows are ignored beside others", async () => {
  const world = await startWorld();
  const response = await post(world, world.conversation, { FriendlyName: "Known", Nonsense: "1" });
  expect([response.status, (await response.json()).friendly_name]).toEqual([200, "Known"]);
  const listed = await rawRequest(world.emulator, "/v1/Conversations?Nonsense=1");
  expect((await listed.json()).meta.url).not.toContain("Nonsense");
});

describe("refusals", () => {
  test.each<[code: number, status: number, path: (world: World) => string, form?: object]>([
    [19038, 400, ({ conversation }) => `${conversation}/Messages?PageToken=-1`],
    [20001, 400, () => "Conversations?PageToken=-1"],
    [50209, 400, ({ service }) => `${service}/Bindings?BindingType=pigeon`],
    [50451, 400, () => "ParticipantConversations?Identity=alice&Address=%2B16505551111"],
    [50200, 404, () => "Users/nobody"],
    [50350, 404, () => "Conversations/nothing"],
    [50432, 404, ({ conversation }) => `${conversation}/Participants/nobody`],
    [50500, 404, ({ conversation }) => `${conversation}/Messages/IM0`],
    [50360, 404, ({ conversation }) => `${conversation}/Webhooks/WH0`],
    [50100, 404, () => "Roles/RL0"],
    [50050, 404, () => "Services/IS0"],
    [20404, 404, ({ message }) => `${message}/ChannelMetadata`],
    [20404, 404, ({ conversation }) => `${conversation}/Export`],
    [50340, 400, () => "Conversations", { MessagingServiceSid: "" }],
    [50405, 400, ({ alice }) => alice, { LastReadTimestamp: "yesterday" }],
    [
      50405,
      400,
      ({ conversation }) => `Users/alice/${conversation}`,
      { LastReadTimestamp: "yesterday" },
    ],
    [50421, 400, ({ alice }) => alice, { LastReadMessageIndex: "first" }],
    [
      50210,
      400,
      ({ conversation }) => `Users/alice/${conversation}`,
      { NotificationLevel: "loud" },
    ],
    [
      50420,
      400,
      ({ conversation }) => `${conversation}/Participants`,
      { "MessagingBinding.Address": "+16505552222", "MessagingBinding.Level": "to" },
    ],
    [20501, 501, () => "Conversations", { "Bindings.Email.Address": "a@example.com" }],
    [20001, 400, () => "Users", {}],
    [20001, 400, () => "Roles", { FriendlyName: "x", Type: "service" }],
    [20001, 400, () => "Services", {}],
    [20001, 400, () => "Credentials", {}],
    [20001, 400, () => "Configuration/Addresses", { Type: "sms" }],
    [50368, 400, ({ conversation }) => `${conversation}/Webhooks`, {}],
    [20001, 400, () => "ConversationWithParticipants", { Participant: "no json" }],
    [50503, 400, ({ conversation }) => `${conversation}/Messages`, {}],
    [50204, 400, ({ conversation }) => `${conversation}/Participants`, {}],
  ])("%i with status %i, case %#", async (code, status, path, form) => {
    const world = await startWorld();
    const at = path(world);
    const response =
      form === undefined
        ? await rawRequest(world.emulator, `/v1/${at}`)
        : await post(world, at, { ...form });
    expect(await response.json()).toEqual({
      code,
      status,
      message: expect.stringMatching(/\w/),
      more_info: `https://www.twilio.com/docs/errors/${code}`,
    });
    expect(response.status).toBe(status);
  });

  test("PART9 50373: a phone has no place where the messaging service is gone", async () => {
    const world = await startWorld();
    await rawRequest(world.emulator, `/v1/${world.messagingService}`, { method: "DELETE" });
    const { participants } = world.talk;
    await expect(
      participants.create({
        "messagingBinding.address": "+16505552222",
        "messagingBinding.proxyAddress": world.numbers[0] ?? "",
      }),
    ).rejects.toMatchObject({ status: 400, code: 50373 });
    expect(await participants.create({ identity: "bob" })).toMatchObject({ identity: "bob" });
  });
});

test("HOOK10 the header counts for users and whole groups too", async () => {
  const { v1, hooks, ask, number } = await startHooks();
  await ask("onUserAdded", "onUserUpdated", "onConversationAdded", "onParticipantAdded");
  const on = { xTwilioWebhookEnabled: "true" as const };
  await v1.users.create({ identity: "silent" });
  await v1.users.create({ ...on, identity: "alice" });
  await v1.users("alice").update({ ...on, friendlyName: "Alice" });
  await v1.conversationWithParticipants.create({
    ...on,
    participant: [
      { identity: "alice", messaging_binding: { projected_address: number } },
      { messaging_binding: { address: phone } },
      { messaging_binding: { address: "+16505552222" } },
    ].map((each) => JSON.stringify(each)),
  });
  for (const event of ["onUserAdded", "onUserUpdated", "onConversationAdded"]) {
    expect((await hooks.next(event)).parameters).toMatchObject({ Source: "API" });
  }
  for (let at = 0; at < 3; at += 1) await hooks.next("onParticipantAdded");
  expect(hooks.events().filter((event) => event === "onUserAdded")).toHaveLength(1);
});
