import fastify from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cookiesOf, fromPage, openServer } from "./testing/openServer.ts";

/** Maya talks with Alice in one conversation and with others in two more; Tom with others only. */
const maya = "+16505551111";
const tom = "+16505552222";
const [a, b, c] = ["+14155550110", "+14155550120", "+14155550130"];
const move = `CH${"1".repeat(32)}`;
const dock = `CH${"2".repeat(32)}`;
const sale = `CH${"3".repeat(32)}`;

const entries = [
  { sid: move, title: "Move-in", state: "active", identity: "alice" },
  { sid: move, title: "Move-in", state: "active", address: maya, proxy: a },
  { sid: dock, title: "Loading dock", state: "active", address: maya, proxy: b },
  { sid: dock, title: "Loading dock", state: "active", address: tom, proxy: a },
  { sid: dock, title: "Loading dock", state: "active", identity: "bob" },
  { sid: sale, title: "Sale", state: "closed", address: maya, proxy: c },
];

const closing: { close(): Promise<unknown> }[] = [];
let asked: string[] = [];
beforeEach(() => {
  asked = [];
});
afterEach(async () => {
  await Promise.all(closing.splice(0).map((server) => server.close()));
});

test("a person sees the numbers of phones they share a conversation with, and no foreign titles", async () => {
  const { get } = await open();
  expect((await get("alice")).json()).toEqual({
    assignments: [
      {
        address: maya,
        proxyAddress: a,
        state: "active",
        conversation: { sid: move, title: "Move-in" },
      },
      { address: maya, proxyAddress: b, state: "active", conversation: null },
      { address: maya, proxyAddress: c, state: "closed", conversation: null },
    ],
    isPartial: false,
  });
  expect((await get("carol")).json()).toEqual({ assignments: [], isPartial: false });
});

test("nothing is told without signing in", async () => {
  const { get } = await open();
  expect((await get(null)).statusCode).toBe(401);
  expect(asked).toEqual([]);
});

test("asking again at once costs one request", async () => {
  const { get } = await open();
  await get("alice");
  const first = asked.length;
  await get("alice");
  expect(asked.slice(first)).toHaveLength(1);
});

async function open() {
  const rest = fastify();
  rest.get<{ Querystring: Record<string, string> }>(
    "/v1/Services/:service/ParticipantConversations",
    async ({ query, url }) => {
      asked.push(url);
      const who = entries.filter((entry) =>
        query["Identity"] === undefined
          ? entry.address === query["Address"]
          : entry.identity === query["Identity"],
      );
      return { meta: { key: "conversations" }, conversations: who.map(toResource) };
    },
  );
  rest.get<{ Params: { sid: string } }>(
    "/v1/Services/:service/Conversations/:sid/Participants",
    async ({ params, url }) => {
      asked.push(url);
      const who = entries.filter(({ sid }) => sid === params.sid);
      return {
        meta: { key: "participants" },
        participants: who.map((entry) => ({ messaging_binding: toBinding(entry) })),
      };
    },
  );
  const baseUrl = await rest.listen({ port: 0, host: "127.0.0.1" });
  const server = await openServer({ baseUrl });
  closing.push(server, rest);
  return {
    async get(identity: string | null) {
      const request = { url: "/api/assignments", headers: fromPage } as const;
      if (identity === null) return server.fastify.inject(request);
      const signedIn = await server.fastify.inject({
        method: "POST",
        url: "/api/session",
        headers: fromPage,
        payload: { identity },
      });
      return server.fastify.inject({ ...request, cookies: cookiesOf(signedIn) });
    },
  };
}

type Entry = (typeof entries)[number];

function toBinding({ address, proxy }: Entry) {
  return address === undefined ? null : { type: "sms", address, proxy_address: proxy };
}

function toResource(entry: Entry) {
  return {
    conversation_sid: entry.sid,
    conversation_friendly_name: entry.title,
    conversation_state: entry.state,
    participant_identity: entry.identity ?? null,
    participant_messaging_binding: toBinding(entry),
  };
}
