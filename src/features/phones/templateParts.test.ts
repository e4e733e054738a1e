import { expect, test } from "vitest";
import { templateParts } from "./templateParts.ts";

test("quick replies answer, links open, calls only show", () => {
  const actions = [
    { title: "Yes, please", id: "yes" },
    { type: "URL", title: "See the flat", url: "https://example.org/flat" },
    { type: "PHONE_NUMBER", title: "Call us", phone: "+14155550110" },
  ];
  expect(templateParts({ type: "twilio/call-to-action", data: { body: "?", actions } })).toEqual({
    footer: null,
    buttons: [
      { kind: "reply", title: "Yes, please" },
      { kind: "link", title: "See the flat", url: "https://example.org/flat" },
      { kind: "call", title: "Call us" },
    ],
  });
});

test("a list and a card show what they have", () => {
  const items = [{ item: "Friday", id: "fr" }, { item: "Monday" }];
  const list = { type: "twilio/list-picker", data: { body: "When?", button: "Days", items } };
  expect(templateParts(list).buttons).toEqual([
    { kind: "list", title: "Days" },
    { kind: "reply", title: "Friday" },
    { kind: "reply", title: "Monday" },
  ]);
  const card = { type: "twilio/card", data: { title: "Flat", subtitle: "Three rooms" } };
  expect(templateParts(card)).toEqual({ footer: "Three rooms", buttons: [] });
});

test("a link that could run something is left out, and so is what nobody knows", () => {
  const actions = [{ type: "URL", title: "Press", url: "javascript:alert(1)" }];
  expect(templateParts({ type: "twilio/card", data: { actions } }).buttons).toEqual([]);
  expect(templateParts({ type: "twilio/flows", data: { actions: "?" } })).toEqual({
    footer: null,
    buttons: [],
  });
});
