import { type ContentData, ContentTemplateVariable } from "@twilio/conversations";
import { expect, test } from "vitest";
import { toContentTemplate } from "./toContentTemplate.ts";

const sid = `HX${"0".repeat(32)}`;

function read(...variants: [string, ContentData][]) {
  const variables = [new ContentTemplateVariable("1", "name")];
  return toContentTemplate({
    sid,
    friendlyName: "arrival",
    variables,
    variants: new Map(variants),
  });
}

test("gives the text with its variables, those without a sample too", () => {
  expect(
    read(["twilio/text", { type: "text", body: "Hi {{1}}, {{2}}", rawData: "{}" }]),
  ).toMatchObject({
    id: sid,
    name: "arrival",
    body: "Hi {{1}}, {{2}}",
    approval: "unknown",
    variables: [
      { key: "1", sample: "name" },
      { key: "2", sample: "" },
    ],
  });
});

test("reads a type that the SDK does not know, and passes over one without a text", () => {
  const raw: ContentData = { type: "other", rawData: '{"body":"Pay here"}' };
  const broken: ContentData = { type: "other", rawData: "{" };
  expect(read(["whatsapp/x", broken], ["whatsapp/y", raw])?.body).toBe("Pay here");
  expect(read(["whatsapp/x", broken])).toBeUndefined();
});
