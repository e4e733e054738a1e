import { expect, test } from "vitest";
import { happens, startHarness } from "../conformance/harness.ts";
import { startRest } from "../conformance/restHarness.ts";
import type { Emulator } from "../createEmulator.ts";
import { html } from "./html.ts";

async function read(emulator: Emulator, path: string) {
  const response = await fetch(`${emulator.url}${path}`);
  return {
    status: response.status,
    url: response.url,
    policy: response.headers.get("content-security-policy"),
    text: await response.text(),
  };
}

/** Every page of the inspector that a page links to. */
function linksOf(text: string): string[] {
  return [...text.matchAll(/href="(\/_emulator\/(?:look[^"]*)?)"/g)].map((found) => found[1] ?? "");
}

test("INSP1 every link from the overview on leads to a page", async () => {
  const { emulator } = await startRest({ seed: "demo" });
  const seen = new Set<string>();
  let next = ["/_emulator/"];
  while (next.length > 0 && seen.size < 120) {
    const found: string[] = [];
    for (const path of next) {
      const page = await read(emulator, path.replaceAll("&amp;", "&"));
      expect([path, page.status]).toEqual([path, 200]);
      expect(page.policy).toContain("default-src 'none'");
      found.push(...linksOf(page.text));
      seen.add(path);
    }
    next = [...new Set(found)].filter((path) => !seen.has(path)).slice(0, 40);
  }
  expect(seen.size).toBeGreaterThan(60);
});

test("INSP2 words, names, numbers and sids are found", async () => {
  const { emulator, client } = await startRest({ seed: "demo" });
  const find = (query: string) => read(emulator, `/_emulator/look?q=${encodeURIComponent(query)}`);
  expect((await find("gate code")).text).toContain("The gate code is 4821");
  expect((await find("kowalski")).text).toContain("Bob Kowalski");
  expect((await find("Maple")).text).toContain("Maple Street move-in");
  expect((await find("100%")).text).toContain("None.");
  const [conversation] = await client.conversations.v1.conversations.list();
  const bySid = await find(conversation?.sid ?? "");
  expect(bySid.url).toContain(`/look/${conversation?.sid}`);
  expect((await find("+16505551111")).text).toContain("On its screen");
  const { messagingServiceSid } = emulator.account;
  const pool = await find(messagingServiceSid);
  expect(pool.text).toContain("Default Messaging Service for Conversations");
  expect((await read(emulator, `/_emulator/look/CH${"0".repeat(32)}`)).status).toBe(404);
});

test("INSP3 what people write stays text", async () => {
  expect(html`<p title="${`"'`}">${"<script>&"}</p>`.markup).toBe(
    '<p title="&quot;&#39;">&lt;script&gt;&amp;</p>',
  );
  const { emulator, client } = await startRest();
  const { sid } = await client.conversations.v1.conversations.create({ friendlyName: "<b>x</b>" });
  await client.conversations.v1
    .conversations(sid)
    .messages.create({ body: "<img src=x onerror=alert(1)>", author: "<i>" });
  const { text } = await read(emulator, `/_emulator/look/${sid}`);
  expect(text).not.toMatch(/<b>x|<img|<i>/);
});

test("INSP4 frames are read while somebody looks, without tokens", async () => {
  const harness = await startHarness();
  try {
    const abort = new AbortController();
    const stream = await fetch(`${harness.emulator.url}/_emulator/frames`, {
      signal: abort.signal,
    });
    const client = await harness.connect("alice");
    const conversation = await client.createConversation({ friendlyName: "Seen" });
    const joined = happens(client, "conversationJoined");
    await conversation.join();
    await joined;
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("/Participants")) text += (await reader?.read())?.value ?? "";
    abort.abort();
    const frames = text
      .split("\n\n")
      .flatMap((part) => (part.startsWith("data: ") && part.endsWith("}") ? [part.slice(6)] : []))
      .map((json): unknown => JSON.parse(json));
    expect(frames[0]).toMatchObject({ direction: "in", method: "init", identity: "alice" });
    expect(frames).toContainEqual(
      expect.objectContaining({
        direction: "out",
        summary: "201 to POST /Client/v2/Conversations",
        payload: expect.stringContaining("Seen"),
      }),
    );
    expect(text).not.toContain(harness.emulator.account.apiSecret);
    expect(text).not.toContain('"token":"ey');
  } finally {
    await harness.close();
  }
});
