import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DeliveryMark } from "./DeliveryMark.tsx";
import type { DeliveryState } from "./deliveryState.ts";

function segments(...states: DeliveryState[]) {
  return states.map((state, place) => ({ state, label: `phone ${place}: ${state}` }));
}

function words(markup: string): string {
  return markup.replace(/<[^>]*>/gu, "|").replace(/\|+/gu, "|");
}

test("shows one segment per phone, in order, each in its own shape", () => {
  const markup = renderToStaticMarkup(
    <DeliveryMark
      time="09:34"
      segments={segments("delivered", "sent", "failed")}
      words="1 of 3 delivered, 1 sent"
      failedWords="1 failed"
    />,
  );
  expect([...markup.matchAll(/leg-(\w+)/gu)].map((match) => match[1])).toEqual([
    "delivered",
    "sent",
    "failed",
  ]);
  expect(words(markup)).toContain("1 of 3 delivered, 1 sent, |1 failed");
});

test("shows six segments, but above that the words only", () => {
  const six = renderToStaticMarkup(
    <DeliveryMark
      time="09:34"
      segments={segments(...Array<DeliveryState>(6).fill("sent"))}
      words="Sent"
    />,
  );
  const seven = renderToStaticMarkup(
    <DeliveryMark
      time="09:34"
      segments={segments(...Array<DeliveryState>(7).fill("sent"))}
      words="Sent"
    />,
  );
  expect(six.match(/leg-sent/gu)).toHaveLength(6);
  expect(seven).not.toContain("leg-sent");
  expect(words(seven)).toContain("Sent");
});

test("chat-only messages have words and no segments", () => {
  const markup = renderToStaticMarkup(<DeliveryMark time="09:34" words="Read by Ben" />);
  expect(words(markup)).toBe("|09:34|Read by Ben|");
});

test("failed words alone stand without a comma", () => {
  const markup = renderToStaticMarkup(
    <DeliveryMark time="09:34" words="" failedWords="Not delivered" />,
  );
  expect(words(markup)).toBe("|09:34|Not delivered|");
});
