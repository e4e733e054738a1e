import { expect, test } from "vitest";
import { createHeadStart } from "./headStart.ts";

function start(answers: (path: string) => Promise<Response> = async () => new Response("{}")) {
  const sent: string[] = [];
  const { send, readToken, readConfig } = createHeadStart((input, init) => {
    const path = typeof input === "string" ? input : "";
    sent.push(`${init?.method ?? "GET"} ${path}`);
    return answers(path);
  });
  return { send, readToken, readConfig, sent };
}

test("token and configuration are asked for before anybody wants them", () => {
  expect(start().sent).toEqual(["POST /api/token", "GET /api/config"]);
});

test("the answers are given once; then the server is asked again", async () => {
  const { send, sent } = start();
  await send("/api/token", { method: "POST" });
  expect(sent).toHaveLength(2);
  await send("/api/token", { method: "POST" });
  expect(sent).toHaveLength(3);
});

test("who looks at an answer takes it from nobody", async () => {
  const { send, readToken } = start(async () => new Response('{"token":"abc"}'));
  expect(await readToken()).toEqual({ token: "abc" });
  expect(await (await send("/api/token", { method: "POST" })).json()).toEqual({ token: "abc" });
});

test("a refusal and a server that does not answer are nothing to look at", async () => {
  const { readToken, readConfig } = start(async (path) => {
    if (path === "/api/token") return new Response('{"status":401}', { status: 401 });
    throw new TypeError("no network");
  });
  expect(await readToken()).toBeUndefined();
  expect(await readConfig()).toBeUndefined();
});

test("what was asked for somebody else is not used after signing in", async () => {
  const { send, sent } = start();
  await send("/api/session", { method: "POST" });
  await send("/api/config");
  expect(sent.slice(2)).toEqual(["POST /api/session", "GET /api/config"]);
});

test("a server that does not answer is the matter of whoever asks", async () => {
  const { send } = start(async () => {
    throw new TypeError("no network");
  });
  await expect(send("/api/token")).rejects.toThrow("no network");
});
