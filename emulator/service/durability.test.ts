import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { createStore } from "../store/createStore.ts";
import { restActor } from "./actor.ts";
import { createTestService, serviceSid } from "./testService.ts";

const child = fileURLToPath(new URL("durability.child.ts", import.meta.url));
const folders: string[] = [];

function newPath(): string {
  const folder = mkdtempSync(join(tmpdir(), "partyline-store-"));
  folders.push(folder);
  return join(folder, "store.db");
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Lets the child take texts, kills it in the middle and gives what it had acknowledged. */
async function writeUntilKilled(path: string, count: number) {
  const writer = spawn(process.execPath, ["--import", "tsx", child, path], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const acknowledged: { index: number; eventId: number }[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    const [index, eventId] = line.split(" ").map(Number);
    if (index === undefined || eventId === undefined) continue;
    acknowledged.push({ index, eventId });
    if (acknowledged.length === count) writer.kill("SIGKILL");
  }
  return acknowledged;
}

describe("durability", () => {
  test("DUR1 DUR2 nothing acknowledged is lost by kill -9, and event ids go on growing", async () => {
    const path = newPath();
    let lastEventId = 0;
    for (const count of [30, 150, 400]) {
      const acknowledged = await writeUntilKilled(path, count);
      expect(acknowledged.length).toBeGreaterThanOrEqual(count);

      const store = createStore(path);
      const talk = store.conversations.list(
        // The child's.
        `IS${"0".repeat(32)}` as typeof serviceSid,
        {},
        { pageSize: 1 },
      ).items[0];
      if (talk === undefined) throw new Error("The conversation is gone");
      for (const { index, eventId } of acknowledged) {
        expect(store.messages.getByIndex(talk.sid, index)?.addedEventId).toBe(eventId);
        expect(eventId).toBeGreaterThan(lastEventId);
      }
      // No half of a text: each message is counted, and none is missing in between.
      expect(talk.nextIndex).toBe(talk.messagesCount);
      expect(store.messages.last(talk.sid)?.index).toBe(talk.nextIndex - 1);
      lastEventId = store.eventIds.next();
      expect(lastEventId).toBeGreaterThan(acknowledged.at(-1)?.eventId ?? 0);
      store.close();
    }
  });

  test("DUR2 a closed and opened store has its rows, and newer event ids", () => {
    const path = newPath();
    const first = createTestService({ path });
    const talk = first.conversation();
    const message = first.say(talk, "kept");
    const { eventId } = first.now(talk);
    first.store.close();

    const store = createStore(path);
    expect(store.messages.get(message.sid)).toEqual(message);
    expect(store.conversations.get(talk.sid)?.nextIndex).toBe(1);
    expect(store.eventIds.next()).toBeGreaterThan(eventId);
    store.close();
  });

  test("DUR3 clearing empties the tables, keeps meta and goes on counting", () => {
    const { store, service, conversation, addChat, say } = createTestService();
    store.meta.set("account", "kept");
    const talk = conversation();
    addChat(talk, "alice");
    say(talk, "x");
    service.participants.ofConversation(talk.sid);
    const before = store.eventIds.current();
    store.clear();
    expect(store.conversations.count()).toBe(0);
    expect(service.participants.ofConversation(talk.sid)).toEqual([]);
    expect(store.meta.get("account")).toBe("kept");
    const next = service.conversations.create(restActor, serviceSid, {});
    expect(next.eventId).toBeGreaterThan(before);
  });
});
