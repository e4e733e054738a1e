import { expect, test } from "vitest";
import { quoteIn, quoteOf, withQuote } from "./quote.ts";
import { message, sid } from "./testing/fixtures.ts";

test("a quote survives the attributes", () => {
  const quote = quoteOf(message(7, { body: "  one\n two  " }));
  expect(quote).toEqual({
    messageSid: sid("IM", 8),
    index: 7,
    author: "+16505551111",
    text: "one two",
  });
  expect(quoteIn(JSON.parse(JSON.stringify(withQuote({ a: 1 }, quote))))).toEqual(quote);
});

test("a long text is shortened between letters", () => {
  const { text } = quoteOf(message(1, { body: "👍".repeat(200) }));
  expect([...text]).toHaveLength(120);
  expect(text.endsWith("👍…")).toBe(true);
});

test.each([[undefined], [null], ["x"], [{ messageSid: "x", index: 1 }], [{ index: 1 }]])(
  "%j is no quote",
  (replyTo) => {
    expect(quoteIn({ replyTo })).toBeUndefined();
  },
);
