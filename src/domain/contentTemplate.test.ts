import { expect, test } from "vitest";
import { templateParts, variableKeys } from "./contentTemplate.ts";

const template = {
  body: "Hello {{1}}, at {{ 2 }}. Bye {{1}}",
  variables: [
    { key: "1", sample: "name" },
    { key: "2", sample: "" },
  ],
};

test("fills values in, else samples, else leaves the place as it stands", () => {
  expect(templateParts(template, { 1: " Nadia " })).toEqual([
    { text: "Hello ", key: null },
    { text: "Nadia", key: "1" },
    { text: ", at ", key: null },
    { text: "{{ 2 }}", key: "2" },
    { text: ". Bye ", key: null },
    { text: "Nadia", key: "1" },
  ]);
  expect(templateParts(template, {})[1]).toEqual({ text: "name", key: "1" });
});

test("finds each variable once, in order", () => {
  expect(variableKeys(template.body)).toEqual(["1", "2"]);
  expect(variableKeys("none {1} here")).toEqual([]);
});
