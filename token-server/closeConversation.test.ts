import fastify from "fastify";
import { afterEach, expect, test } from "vitest";
import { cookiesOf, fromPage, openServer } from "./testing/openServer.ts";

const sid = `CH${"1".repeat(32)}`;
const closing: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((server) => server.close()));
});

test("somebody in a conversation closes it", async () => {
  const { close, updates } = await open();
  expect((await close("alice", sid)).statusCode).toBe(204);
  expect(updates).toEqual([{ sid, body: "State=closed" }]);
});

test.each([
  ["nobody", null, sid, 401, "session: none"],
  ["a stranger", "bob", sid, 404, "not in conversation"],
  ["another kind of sid", "alice", `IM${"1".repeat(32)}`, 400, "malformed request"],
])("%s does not close it", async (_who, identity, at, status, reason) => {
  const { close, updates, log } = await open();
  expect((await close(identity, at)).statusCode).toBe(status);
  expect(log()).toContain(`"reason":"${reason}"`);
  expect(updates).toEqual([]);
});

/** Alice is alone in the conversation. */
async function open() {
  const updates: { sid: string; body: unknown }[] = [];
  const rest = fastify();
  rest.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    (_request, body, done) => done(null, body),
  );
  rest.get("/v1/Services/:service/Conversations/:sid/Participants", async () => ({
    meta: { key: "participants" },
    participants: [{ identity: "alice", messaging_binding: null }],
  }));
  rest.post<{ Params: { sid: string } }>(
    "/v1/Services/:service/Conversations/:sid",
    async ({ params, body }) => {
      updates.push({ sid: params.sid, body });
      return { sid: params.sid, state: "closed" };
    },
  );
  const server = await openServer({ baseUrl: await rest.listen({ port: 0, host: "127.0.0.1" }) });
  closing.push(server, rest);
  return {
    updates,
    log: () => server.log(),
    async close(identity: string | null, conversation: string) {
      const signedIn = await server.fastify.inject({
        method: "POST",
        url: "/api/session",
        headers: fromPage,
        payload: { identity: identity ?? "nobody" },
      });
      return server.fastify.inject({
        method: "POST",
        url: `/api/conversations/${conversation}/close`,
        headers: fromPage,
        payload: {},
        ...(identity !== null && { cookies: cookiesOf(signedIn) }),
      });
    },
  };
}
