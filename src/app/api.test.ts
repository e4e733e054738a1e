import { describe, expect, test } from "vitest";
import { address } from "../domain/testing/fixtures.ts";
import { createApi } from "./api.ts";

/** A server that answers every request with the same, and remembers what it was asked. */
function serverAnswering(status: number, body?: unknown) {
  const requests: { path: string; init: RequestInit | undefined }[] = [];
  const send: typeof fetch = async (input, init) => {
    requests.push({ path: typeof input === "string" ? input : "", init });
    const text = body === undefined ? null : JSON.stringify(body);
    return new Response(text, { status, statusText: "Reason" });
  };
  return { api: createApi(send), requests };
}

describe("the configuration", () => {
  test("of the emulator", async () => {
    const { api } = serverAnswering(200, {
      mode: "emulator",
      twilsockUri: "ws://127.0.0.1:8080/v3/wsconnect",
      people: [{ identity: "alice", friendlyName: "Alice" }, { identity: "bob" }, "odd"],
      passcodeRequired: true,
      identity: "alice",
    });
    expect(await api.fetchConfig()).toEqual({
      mode: "emulator",
      twilsockUri: "ws://127.0.0.1:8080/v3/wsconnect",
      people: [
        { identity: "alice", friendlyName: "Alice" },
        { identity: "bob", friendlyName: "bob" },
      ],
      passcodeRequired: true,
      identity: "alice",
      provider: null,
    });
  });

  test("of Twilio has the least", async () => {
    const { api } = serverAnswering(200, { mode: "twilio", identity: null });
    expect(await api.fetchConfig()).toEqual({
      mode: "twilio",
      twilsockUri: null,
      people: [],
      passcodeRequired: false,
      identity: null,
      provider: null,
    });
  });

  test.each([
    ["/api/oidc/start", { name: "Example", path: "/api/oidc/start" }],
    ["https://evil.example/", null],
    ["//evil.example/", null],
    [undefined, null],
  ])("of a provider that begins at %s", async (path, provider) => {
    const oidc = { name: "Example", path };
    const { api } = serverAnswering(200, { mode: "twilio", signIn: { by: "invitation", oidc } });
    expect(await api.fetchConfig()).toMatchObject({ provider });
  });

  test.each([[{}], [null], ["text"], [{ mode: "other" }]])("%o is not known", async (body) => {
    await expect(serverAnswering(200, body).api.fetchConfig()).rejects.toMatchObject({
      kind: "unknown",
    });
  });
});

describe("requests", () => {
  test("carry the guard against other sites, and JSON", async () => {
    const { api, requests } = serverAnswering(200, { identity: "alice" });
    expect(await api.signIn("alice", "1234")).toBe("alice");
    expect(requests).toEqual([
      {
        path: "/api/session",
        init: {
          method: "POST",
          headers: { "X-Partyline": "1", "Content-Type": "application/json" },
          body: '{"identity":"alice","passcode":"1234"}',
        },
      },
    ]);
  });

  test("signing out needs no answer", async () => {
    const { api, requests } = serverAnswering(204);
    await api.signOut();
    expect(requests[0]?.init?.method).toBe("DELETE");
  });
});

describe("numbers", () => {
  test("that are no addresses are left out", async () => {
    const { api } = serverAnswering(200, {
      numbers: [
        { address: "+14155550110", capabilities: { sms: true, mms: true, whatsapp: false } },
        { address: "whatsapp:+14155550199", capabilities: { whatsapp: true } },
        { address: "4155550110", capabilities: {} },
      ],
    });
    expect(await api.fetchNumbers()).toEqual([
      { address: "+14155550110", capabilities: { sms: true, mms: true, whatsapp: false } },
      {
        address: "whatsapp:+14155550199",
        capabilities: { sms: false, mms: false, whatsapp: true },
      },
    ]);
  });
});

describe("refusals", () => {
  test.each([
    [400, "rejected"],
    [401, "unauthorized"],
    [403, "rejected"],
    [404, "notFound"],
    [429, "throttled"],
    [500, "offline"],
  ] as const)("%i is %s, with the server's sentence", async (status, kind) => {
    const { api } = serverAnswering(status, { code: status, message: "Because." });
    await expect(api.fetchToken()).rejects.toMatchObject({
      kind,
      message: "Because.",
      // The HTTP status is no code of Twilio.
      code: undefined,
    });
  });

  test("keep Twilio's code", async () => {
    const { api } = serverAnswering(400, { code: 20003, message: "Authenticate" });
    await expect(api.fetchNumbers()).rejects.toMatchObject({ code: 20003 });
  });

  test("without a sentence show the reason phrase", async () => {
    const { api } = serverAnswering(403);
    await expect(api.fetchToken()).rejects.toMatchObject({ message: "Reason" });
  });

  test("no server at all is offline", async () => {
    const api = createApi(() => Promise.reject(new TypeError("Failed to fetch")));
    await expect(api.fetchConfig()).rejects.toMatchObject({ kind: "offline" });
  });

  test("a token that is none is not used", async () => {
    const { api } = serverAnswering(200, { token: "" });
    await expect(api.fetchToken()).rejects.toMatchObject({ kind: "unknown" });
  });
});

describe("services of the operator", () => {
  test("name the people behind numbers; what is no contact is left out", async () => {
    const { api, requests } = serverAnswering(200, {
      isSetUp: true,
      contacts: [
        {
          address: "whatsapp:+16505551111",
          displayName: " Maya ",
          avatar: "https://cdn.example/m",
        },
        { address: "+16505552222", displayName: "" },
        { address: "Tom", displayName: "Tom" },
        null,
      ],
      failure: { error: "slow", message: "It is slow.", addresses: ["+16505553333", 5] },
    });
    const found = await api.fetchContacts([address("+16505551111"), address("+16505552222")]);
    expect(requests[0]?.path).toBe("/api/contacts?address=%2B16505551111&address=%2B16505552222");
    expect(found.contacts).toEqual([
      { number: "+16505551111", name: "Maya", picture: "https://cdn.example/m" },
    ]);
    expect(found.failure).toMatchObject({
      error: { kind: "rejected", message: "It is slow." },
      addresses: ["+16505553333"],
    });
  });

  test("propose a Twilio number, or none", async () => {
    const phone = address("+16505551111");
    const { api } = serverAnswering(200, { proxyAddress: "+14155550110" });
    expect(await api.fetchProxyAddress(phone)).toBe("+14155550110");
    const none = serverAnswering(200, { proxyAddress: null });
    expect(await none.api.fetchProxyAddress(phone)).toBeNull();
    const odd = serverAnswering(200, { proxyAddress: "A" });
    await expect(odd.api.fetchProxyAddress(phone)).rejects.toMatchObject({ kind: "unknown" });
  });

  test("fail by themselves: that is not being offline", async () => {
    const message = "The customer service cannot be reached.";
    const { api } = serverAnswering(502, { code: 502, message, error: "unreachable" });
    await expect(api.fetchProxyAddress(address("+16505551111"))).rejects.toMatchObject({
      kind: "rejected",
      message,
      code: undefined,
    });
  });
});
