import { expect, test } from "vitest";
import { createPlayer, type PlayerParts, type Speed } from "./player.ts";
import type { Scene } from "./scene.ts";
import { mapleStreet, maya, numberA } from "./scenes/cast.ts";

const words = (en: string) => ({ en, de: en });
const step = (name: string): Scene["steps"][number] => ({
  say: words(name),
  why: words(""),
  do: [{ act: "text", phone: maya, to: numberA, body: name }],
  expect: [{ see: "bubble", conversation: mapleStreet, body: name }],
});
const scene: Scene = { id: "test", title: words("Test"), steps: [step("one"), step("two")] };

/** A player whose world answers at once; what it asked for is in `log`. */
function startPlayer(speed: Speed, change: Partial<PlayerParts> = {}) {
  const log: string[] = [];
  const player = createPlayer(
    {
      prepare: async () => void log.push("prepare"),
      perform: async (action, pace) => {
        await pace();
        log.push("body" in action ? `do ${action.body}` : action.act);
      },
      waitFor: async (fact) => void log.push("body" in fact ? `see ${fact.body}` : fact.see),
      sleep: async (ms) => void log.push(`rest ${ms > 0}`),
      ...change,
    },
    scene,
    speed,
  );
  const reaches = async (at: string) => {
    await expect.poll(() => player.getState().phase.at).toBe(at);
  };
  return { player, log, reaches };
}

test("says, acts, waits for what was promised, and goes on to the end", async () => {
  const { player, log, reaches } = startPlayer("normal");
  player.play(scene);
  await reaches("ended");
  const beat = (name: string) => ["rest true", `do ${name}`, `see ${name}`, "rest true"];
  expect(log).toEqual(["prepare", ...beat("one"), ...beat("two")]);
  expect(player.getState()).toMatchObject({ step: 2, skipped: new Set() });
});

test("rests nowhere when it is to go without pauses", async () => {
  const { player, log, reaches } = startPlayer("instant");
  player.play(scene);
  await reaches("ended");
  expect(log).toEqual(["prepare", "do one", "see one", "do two", "see two"]);
});

test("stays where it is while it is paused, and goes through one step on request", async () => {
  const { player, log, reaches } = startPlayer("instant");
  player.play(scene);
  player.pause();
  await expect.poll(() => player.getState().phase.at).not.toBe("idle");
  expect(log).not.toContain("do one");
  player.next();
  await expect.poll(() => player.getState().step).toBe(1);
  await reaches("saying");
  expect(log).toContain("see one");
  expect(log).not.toContain("do two");
  player.resume();
  await reaches("ended");
});

test("tells what did not come; it can be tried again or left out", async () => {
  let tries = 0;
  const problem = new Error("nothing came");
  const { player, reaches } = startPlayer("instant", {
    waitFor: async () => {
      tries += 1;
      if (tries !== 3) throw problem;
    },
  });
  player.play(scene);
  await reaches("stuck");
  expect(player.getState().phase).toEqual({ at: "stuck", problem });
  player.retry();
  await expect.poll(() => tries).toBe(2);
  await reaches("stuck");
  player.retry();
  await expect.poll(() => player.getState().step).toBe(1);
  await reaches("stuck");
  player.next();
  await reaches("ended");
  expect(player.getState().skipped).toEqual(new Set([1]));
});

test("begins again from the start, and nothing of the run before goes on", async () => {
  let release = () => {};
  const done: string[] = [];
  const { player, reaches } = startPlayer("instant", {
    perform: async (action, _pace, signal) => {
      if (done.length === 0) {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      }
      signal.throwIfAborted();
      if ("body" in action) done.push(action.body);
    },
  });
  player.play(scene);
  await reaches("acting");
  const old = release;
  done.push("begun");
  player.play(scene);
  old();
  await reaches("ended");
  expect(done).toEqual(["begun", "one", "two"]);
  player.stop();
});
