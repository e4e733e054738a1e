import { expect, test } from "vitest";
import { toAttributes } from "./toAttributes.ts";

test.each([
  [{ a: [1, { b: null }] }, { a: [1, { b: null }] }],
  [[1, 2], {}],
  ["text", {}],
  [null, {}],
  [undefined, {}],
])("%o becomes %o", (value, attributes) => {
  expect(toAttributes(value)).toEqual(attributes);
});

test("is a copy", () => {
  const source = { list: [1] };
  const attributes = toAttributes(source);
  source.list.push(2);
  expect(attributes).toEqual({ list: [1] });
});
