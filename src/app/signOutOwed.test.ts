import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ChatError } from "../domain/chatError.ts";
import { createApi } from "./api.ts";
import { createAppModel } from "./appModel.ts";
import { endServerSession, isSignOutOwed } from "./signOutOwed.ts";

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  vi.stubGlobal("location", { pathname: "/", hash: "", search: "" });
});
afterEach(() => void vi.unstubAllGlobals());

const offline = () => Promise.reject(new ChatError("offline", "down"));

test("is owed from the moment somebody leaves until the server has answered", async () => {
  await expect(endServerSession(offline)).rejects.toBeInstanceOf(ChatError);
  expect(isSignOutOwed()).toBe(true);
  await endServerSession(async () => expect(isSignOutOwed()).toBe(true));
  expect(isSignOutOwed()).toBe(false);
});

test("while it is owed nobody goes on in that name, and it is paid first", async () => {
  await endServerSession(offline).catch(() => undefined);
  const asked: string[] = [];
  let isDown = true;
  const send: typeof fetch = async (input, init) => {
    asked.push(`${init?.method} ${typeof input === "string" ? input : ""}`);
    if (isDown) throw new TypeError("Failed to fetch");
    if (init?.method === "DELETE") return new Response(null, { status: 204 });
    return Response.json({ mode: "twilio", identity: null });
  };
  const model = createAppModel(createApi(send), async () => undefined);
  await model.load();
  expect(model.getState().stage).toBe("signedOutHere");
  expect(asked).toEqual(["DELETE /api/session"]);
  isDown = false;
  await model.load();
  expect(model.getState().stage).toBe("signIn");
  expect(asked.slice(1)).toEqual(["DELETE /api/session", "GET /api/config"]);
  expect(isSignOutOwed()).toBe(false);
});
