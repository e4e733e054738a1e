import twilio from "twilio";
import { expect, test } from "vitest";
import { createManualClock } from "../clock.ts";
import type { Emulator } from "../createEmulator.ts";
import { rawRequest, startRest } from "./restHarness.ts";

function tokenFor(emulator: Emulator, identity: string): string {
  const { accountSid, apiKey, apiSecret, serviceSid } = emulator.account;
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(accountSid, apiKey, apiSecret, { identity, ttl: 3600 });
  token.addGrant(new AccessToken.ChatGrant({ serviceSid }));
  return token.toJwt();
}

function upload(
  emulator: Emulator,
  identity: string,
  { type = "image/png", filename = "van.png", content = "pixels" } = {},
): Promise<Response> {
  const query = new URLSearchParams({ Category: "media", Filename: filename });
  return fetch(`${emulator.url}/mcs/Media?${query}`, {
    method: "POST",
    headers: { "x-twilio-token": tokenFor(emulator, identity), "content-type": type },
    body: content,
  });
}

const look = (emulator: Emulator, identity: string, sid: string): Promise<Response> =>
  fetch(`${emulator.url}/mcs/Media/${sid}`, {
    headers: { "x-twilio-token": tokenFor(emulator, identity) },
  });

test("a file is uploaded, looked up and opened by its temporary address", async () => {
  const { emulator } = await startRest();
  const response = await upload(emulator, "alice", { filename: "my van.png" });
  expect(response.status).toBe(201);
  const record = await response.json();
  expect(record).toMatchObject({
    sid: expect.stringMatching(/^ME[0-9a-f]{32}$/),
    service_sid: emulator.account.serviceSid,
    channel_sid: null,
    message_sid: null,
    size: 6,
    content_type: "image/png",
    filename: "my van.png",
    category: "media",
    author: "alice",
  });
  expect((await look(emulator, "alice", record.sid)).status).toBe(200);
  const content = await fetch(record.links.content_direct_temporary);
  expect(await content.text()).toBe("pixels");
  expect(content.headers.get("content-type")).toBe("image/png");
  expect(content.headers.get("x-content-type-options")).toBe("nosniff");
});

test("a form with one file is taken as the SDK sends it", async () => {
  const { emulator } = await startRest();
  // Written out, because the SDK puts a FormData of its own in the place of Node's.
  const form = [
    "--line",
    'Content-Disposition: form-data; name="file"; filename="lease.pdf"',
    "Content-Type: application/pdf",
    "",
    "%PDF",
    "--line--",
    "",
  ].join("\r\n");
  const response = await fetch(`${emulator.url}/mcs/Media?Category=media`, {
    method: "POST",
    headers: {
      "x-twilio-token": tokenFor(emulator, "alice"),
      "content-type": "multipart/form-data; boundary=line",
    },
    body: form,
  });
  expect(await response.json()).toMatchObject({
    content_type: "application/pdf",
    filename: "lease.pdf",
    size: 4,
  });
});

test("JSON is a file like any other", async () => {
  const { emulator } = await startRest();
  const response = await upload(emulator, "alice", {
    type: "application/json",
    content: '{"a":1}',
  });
  expect(await response.json()).toMatchObject({ content_type: "application/json", size: 7 });
});

test("a file without a type is just bytes", async () => {
  const { emulator } = await startRest();
  const response = await fetch(`${emulator.url}/mcs/Media`, {
    method: "POST",
    headers: { "x-twilio-token": tokenFor(emulator, "alice") },
    body: new Uint8Array([1, 2, 3]),
  });
  expect(await response.json()).toMatchObject({
    content_type: "application/octet-stream",
    filename: null,
    size: 3,
  });
});

test("a program uploads with the account's credentials", async () => {
  const { emulator } = await startRest();
  const { serviceSid } = emulator.account;
  const response = await rawRequest(emulator, `/mcs/v1/Services/${serviceSid}/Media`, {
    method: "POST",
    headers: { "content-type": "image/png" },
    body: "pixels",
  });
  expect(await response.json()).toMatchObject({ author: "sender", size: 6 });
});

test("only members of the conversation see its media", async () => {
  const { emulator, client } = await startRest();
  const { sid: media } = await (await upload(emulator, "alice")).json();
  expect((await look(emulator, "bob", media)).status).toBe(404);
  const { sid } = await client.conversations.v1.conversations.create();
  const conversation = client.conversations.v1.conversations(sid);
  await conversation.participants.create({ identity: "alice" });
  await conversation.participants.create({ identity: "bob" });
  await conversation.messages.create({ author: "alice", mediaSid: media });
  expect(await (await look(emulator, "bob", media)).json()).toMatchObject({ channel_sid: sid });
  const stranger = await look(emulator, "mallory", media);
  expect(stranger.status).toBe(403);
  expect(await stranger.json()).toMatchObject({ code: 50430 });
  const set = await fetch(`${emulator.url}/mcs/MediaSet`, {
    method: "POST",
    headers: { "x-twilio-token": tokenFor(emulator, "bob"), "content-type": "application/json" },
    body: JSON.stringify({ command: "get", list: [{ media_sid: media }, { media_sid: "ME0" }] }),
  });
  expect(await set.json()).toMatchObject([
    { code: 200, media_record: { sid: media } },
    { code: 404, media_record: { sid: "ME0" } },
  ]);
});

test("a content address dies after 300 seconds and cannot be made up", async () => {
  const clock = createManualClock(Date.now());
  const { emulator } = await startRest({ clock });
  const record = await (await upload(emulator, "alice")).json();
  const address: string = record.links.content_direct_temporary;
  clock.advance(299_000);
  expect((await fetch(address)).status).toBe(200);
  clock.advance(1_000);
  expect((await fetch(address)).status).toBe(401);
  const fresh = await (await look(emulator, "alice", record.sid)).json();
  const forged = new URL(fresh.links.content_direct_temporary);
  forged.searchParams.set("expires", String(Number(forged.searchParams.get("expires")) + 1));
  expect((await fetch(forged)).status).toBe(401);
});

test("media that no message takes up go after five minutes", async () => {
  const clock = createManualClock(Date.now());
  const { emulator } = await startRest({ clock });
  const { sid } = await (await upload(emulator, "alice")).json();
  clock.advance(301_000);
  await upload(emulator, "alice");
  expect((await look(emulator, "alice", sid)).status).toBe(404);
});

test("pages of other origins may use it, also when it refuses", async () => {
  const { emulator } = await startRest();
  const preflight = await fetch(`${emulator.url}/mcs/Media`, {
    method: "OPTIONS",
    headers: { origin: "http://example.test", "access-control-request-method": "POST" },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-headers")).toContain("X-Twilio-Token");
  const refused = await fetch(`${emulator.url}/mcs/Media/ME1`, {
    headers: { "x-twilio-token": "x" },
  });
  expect(refused.status).toBe(401);
  expect(refused.headers.get("access-control-allow-origin")).toBe("*");
  expect(await refused.json()).toMatchObject({ code: 20101 });
});

test("parts of a file can be asked for, as players do", async () => {
  const { emulator } = await startRest();
  const { links } = await (await upload(emulator, "alice", { type: "audio/mpeg" })).json();
  const part = await fetch(links.content_direct_temporary, { headers: { range: "bytes=2-3" } });
  expect(part.status).toBe(206);
  expect(part.headers.get("content-range")).toBe("bytes 2-3/6");
  expect(await part.text()).toBe("xe");
  const none = await fetch(links.content_direct_temporary, { headers: { range: "bytes=9-" } });
  expect(none.status).toBe(416);
});

test.each(["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript"])(
  "%s is never shown by the browser",
  async (type) => {
    const { emulator } = await startRest();
    const { links } = await (
      await upload(emulator, "alice", { type, filename: 'a".html\u2028', content: "<script>" })
    ).json();
    const content = await fetch(links.content_direct_temporary);
    expect(content.headers.get("content-type")).toBe("application/octet-stream");
    expect(content.headers.get("content-disposition")).toMatch(/^attachment; filename="a_\.html_"/);
    expect(content.headers.get("content-security-policy")).toContain("sandbox");
  },
);
