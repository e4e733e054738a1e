import { expect, test } from "vitest";
import type { MediaSid } from "../../src/domain/sids.ts";
import { restActor } from "./actor.ts";
import type { Choices } from "./choices.ts";
import {
  createTestService,
  numberOne,
  phoneOne,
  serviceSid,
  whatsappPhone,
  whatsappSender,
} from "./testService.ts";

const megabyte = 1024 * 1024;

function legsOf(contentType: string, size: number, choices: Partial<Choices> = {}) {
  const { service, store, conversation, addPhone } = createTestService({ choices });
  const talk = conversation();
  addPhone(talk, phoneOne, numberOne);
  addPhone(talk, whatsappPhone, whatsappSender);
  // A sid by its form.
  const sid = `ME${"a".repeat(32)}` as MediaSid;
  service.media.create({
    sid,
    category: "media",
    filename: null,
    contentType,
    size,
    serviceSid,
    author: "alice",
    conversationSid: null,
    messageSid: null,
    dateCreated: 0,
    dateUpdated: 0,
  });
  const message = service.messages.append(restActor, serviceSid, talk.sid, { mediaSids: [sid] });
  return store.receipts
    .ofMessage(message.sid)
    .map(({ to, status, errorCode }) => [to === phoneOne ? "sms" : "whatsapp", status, errorCode]);
}

const toSms = ["sms", "queued", null];
const toWhatsApp = ["whatsapp", "queued", null];
const refused = ["whatsapp", "failed", 63021];

test.each([
  ["image/jpeg", 5 * megabyte - 1, [toSms, toWhatsApp]],
  ["IMAGE/PNG; charset=binary", 10, [toSms, toWhatsApp]],
  ["audio/amr", 10, [toSms, toWhatsApp]],
  ["application/pdf", 10, [toSms, toWhatsApp]],
])("PMEDIA1 %s of %i bytes goes to phones", (contentType, size, expected) => {
  expect(legsOf(contentType, size)).toEqual(expected);
});

test("PMEDIA2 a file of 5 MB is left out for SMS, one of 16 MB fails on WhatsApp", () => {
  expect(legsOf("video/mp4", 5 * megabyte)).toEqual([toWhatsApp]);
  expect(legsOf("video/mp4", 16 * megabyte)).toEqual([refused]);
});

test("PMEDIA3 kinds that phones cannot take are left out for SMS and fail on WhatsApp", () => {
  expect(legsOf("application/zip", 10)).toEqual([refused]);
  expect(legsOf("image/svg+xml", 10)).toEqual([refused]);
});

test("PMEDIA2 PMEDIA3 a leg that fails in the place of none can be chosen", () => {
  const choices = { unsendableMedia: "failedLeg" } as const;
  expect(legsOf("application/zip", 10, choices)).toEqual([["sms", "failed", 30019], refused]);
});
