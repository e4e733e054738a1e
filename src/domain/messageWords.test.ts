import { expect, test } from "vitest";
import { type LineWords, messageWords } from "./messageWords.ts";

const words: LineWords = {
  files: (kind, count, name) => [kind, count, name].join(" "),
  blank: "blank",
};
const file = (contentType: string, filename: string | null = null) => ({ contentType, filename });

test.each([
  ["its text", "hello", [file("image/png")], "hello"],
  ["a photo", null, [file("image/jpeg", "IMG_1.jpg")], "photo 1 IMG_1.jpg"],
  ["a video", "", [file("video/mp4")], "video 1 "],
  ["an audio", null, [file("audio/amr")], "audio 1 "],
  ["a contact", null, [file("text/x-vcard; charset=utf-8", "a.vcf")], "contact 1 a.vcf"],
  ["a PDF", null, [file("application/pdf", "plan.pdf")], "pdf 1 plan.pdf"],
  ["any other", null, [file("application/zip", "a.zip")], "file 1 a.zip"],
  ["several of a kind", null, [file("image/png", "a"), file("image/gif", "b")], "photo 2 "],
  ["several kinds", null, [file("image/png", "a"), file("video/mp4", "b")], "file 2 "],
  ["seven files", null, Array.from({ length: 7 }, () => file("text/plain", "a.txt")), "file 7 "],
  ["blanks and a file", "  ", [file("image/png")], "photo 1 "],
  ["nothing but blanks", " \n ", [], "blank"],
  ["nothing", "", [], ""],
])("stands for %s", (_what, body, media, line) => {
  expect(messageWords({ body, media }, words)).toBe(line);
});
