import { expect, test } from "vitest";
import type { Attachment } from "../../store/composing.ts";
import { canSend, composerVerdict } from "./composerVerdict.ts";

const chatOnly = { chat: 2, sms: 0, whatsapp: 0 };
const withPhones = { chat: 2, sms: 2, whatsapp: 1 };

function file(size: number, contentType = "image/png", name = "a.png"): Attachment {
  return { id: 1, name, contentType, content: new Blob([new Uint8Array(size)]) };
}

test("an empty box says nothing to send, a text or a file is fine", () => {
  expect(composerVerdict(" \n", [], chatOnly)).toEqual({ verdict: "nothing" });
  expect(composerVerdict("x", [], withPhones)).toEqual({ verdict: "fine" });
  expect(composerVerdict("", [file(5)], withPhones)).toEqual({ verdict: "fine" });
});

test("phones take 1,600 characters, chat 32 KB", () => {
  expect(composerVerdict("a".repeat(1600), [], withPhones).verdict).toBe("fine");
  expect(composerVerdict("a".repeat(1648), [], withPhones)).toEqual({
    verdict: "tooLong",
    over: 48,
    channel: "sms",
    parts: 2,
  });
  expect(composerVerdict("ä".repeat(16 * 1024), [], chatOnly).verdict).toBe("fine");
  expect(composerVerdict("ä".repeat(16 * 1024 + 1), [], chatOnly)).toEqual({
    verdict: "tooLongForChat",
    over: 2,
  });
});

test("text and files together reach chat, but phones get the first file alone", () => {
  const files = [file(5, "image/png", "hallway.png"), file(5)];
  const verdict = composerVerdict("This is the door", files, withPhones);
  expect(verdict).toEqual({ verdict: "onlyFirstFile", file: "hallway.png", messages: 3 });
  expect(canSend(verdict)).toBe(true);
  expect(composerVerdict("This is the door", files, chatOnly)).toEqual({ verdict: "fine" });
});

test("what nobody can get is told before what phones cannot", () => {
  const verdict = composerVerdict("", [file(5, "text/plain"), file(0)], withPhones);
  expect(verdict).toEqual({ verdict: "file", problem: { problem: "empty" } });
  expect(canSend(verdict)).toBe(false);
  expect(composerVerdict("", Array(11).fill(file(5)), chatOnly).verdict).toBe("tooManyFiles");
});
