import { expect, test } from "vitest";
import { scenes } from "./scenes.ts";

test.each(scenes.map((scene) => [scene.id, scene] as const))(
  "%s has its words in every language, short enough for a room",
  (_id, { title, steps }) => {
    const captions = steps.flatMap(({ say, why }) => [say, why]);
    for (const words of [title, ...captions]) {
      expect(words.en.trim()).not.toBe("");
      expect(words.de).not.toBe(words.en);
      for (const text of Object.values(words)) expect(text.split(" ").length).toBeLessThan(32);
    }
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.every((step) => step.do.length > 0)).toBe(true);
  },
);

test("every scene has an id and captions of its own", () => {
  expect(new Set(scenes.map(({ id }) => id)).size).toBe(scenes.length);
  for (const { steps } of scenes)
    expect(new Set(steps.map(({ say }) => say.en)).size).toBe(steps.length);
});
