import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { seedStory } from "../src/features/story/scenes/seedStory.ts";

/*
 * `npm run screenshots` takes minutes, so no test runs it. What it presses, the stories of e2e press too; here is the rest:
 * that its steps are those of the story, that its pictures are those of the documents, and that it can write them.
 */

const shots = "e2e/shots";
const scripts = ["screens.shots.ts", "parts.shots.ts", "story.shots.ts"].map((name) =>
  readFileSync(`${shots}/${name}`, "utf8"),
);

test("the recorder draws the pictures that are there, and no others", () => {
  const written = scripts.flatMap((script) =>
    [...script.matchAll(/[`"](?:\$\{folder\}|docs\/screenshots)\/([^`"]+)[`"]/g)].flatMap(
      ([, name = ""]) =>
        name.includes("${colorScheme}")
          ? ["light", "dark"].map((scheme) => name.replace("${colorScheme}", scheme))
          : [name],
    ),
  );
  expect(written.toSorted()).toEqual(readdirSync("docs/screenshots").toSorted());
});

test("the steps that the recorder waits for are steps of the story", () => {
  const awaited = scripts.flatMap((script) => [...script.matchAll(/Step (\d+) of (\d+)/g)]);
  expect(awaited.map(([, step]) => Number(step))).toEqual([2, 6]);
  expect(new Set(awaited.map(([, , of]) => Number(of)))).toEqual(new Set([seedStory.steps.length]));
});

const drawing = `
  import { toGif } from "./e2e/shots/animation.ts";
  const frame = (value, at) => ({ rgba: new Uint8Array(4 * 4 * 4).fill(value), at });
  process.stdout.write(toGif([frame(0, 0), frame(0, 100), frame(255, 200)], 4, 4));
`;

test("of the frames a GIF is made, and those that change nothing are left out", () => {
  // Outside of Vitest, which reads the exports of the encoder in another way than what the recorder runs in.
  const gif = execFileSync(process.execPath, [
    "--import",
    "tsx",
    "--input-type=module",
    "--eval",
    drawing,
  ]);
  expect(gif.toString("latin1", 0, 6)).toBe("GIF89a");
  expect([gif[6], gif[8]]).toEqual([4, 4]);
  // Each picture of a GIF begins with a control block.
  expect(gif.toString("latin1").split("\u0021\u00f9\u0004")).toHaveLength(1 + 2);
});
