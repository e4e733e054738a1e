import twilio from "twilio";
import { expect, test } from "vitest";
import { webhookSignature } from "./webhookSignature.ts";

const token = "0123456789abcdef0123456789abcdef";
const form = {
  EventType: "onMessageAdded",
  "MessagingBinding.Address": "+16505551111",
  Body: "naïve & 🚤 = +",
  AccountSid: "AC1",
  isOnline: "true",
};

test.each([
  "http://127.0.0.1:3000/",
  "http://127.0.0.1:3000/hooks?a=1&b=%20x",
  "https://example.com/hooks",
])("HOOK3 the helper's validator accepts the signature of a form for %s", (url) => {
  const signature = webhookSignature(token, url, form);
  expect(twilio.validateRequest(token, signature, url, form)).toBe(true);
  expect(twilio.validateRequest(token, signature, url, { ...form, Body: "other" })).toBe(false);
  expect(twilio.validateRequest(`${token}0`, signature, url, form)).toBe(false);
});

test("HOOK3 with GET the URL alone is signed", () => {
  const url = "http://127.0.0.1:3000/hooks?EventType=onMessageAdded&Body=hello+you";
  expect(twilio.validateRequest(token, webhookSignature(token, url), url, {})).toBe(true);
});
