import { expect, test } from "vitest";
import type { MediaSid } from "../../src/domain/sids.ts";
import type { MediaReference, MessageRow } from "../store/rows.ts";
import { legContent } from "./legContent.ts";
import { createTestService } from "./testService.ts";

function message(patch: Partial<MessageRow>): MessageRow {
  const { conversation, say } = createTestService();
  return { ...say(conversation(), "hello", "alice"), ...patch };
}

function medium(count: number, category: MediaReference["category"] = "media"): MediaReference {
  return {
    // A sid by construction.
    sid: `ME${String(count).padStart(32, "0")}` as MediaSid,
    category,
    filename: null,
    contentType: "image/png",
    size: 1,
  };
}

test("FAN3 a phone gets the text as written, without the author's name", () => {
  expect(legContent(message({}))).toEqual({ body: "hello", media: [] });
});

test("FAN4 of media and text a phone gets the first medium and no text", () => {
  const media = [medium(1), medium(2)];
  expect(legContent(message({ media }))).toEqual({ body: null, media: [media[0]] });
});

test("FAN4 e-mail parts are no media", () => {
  const content = legContent(message({ media: [medium(1, "history")] }));
  expect(content).toEqual({ body: "hello", media: [] });
});
