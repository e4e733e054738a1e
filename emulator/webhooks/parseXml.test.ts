import fc from "fast-check";
import { expect, test } from "vitest";
import { parseXml } from "./parseXml.ts";

test("reads elements, attributes, texts, entities, comments and CDATA", () => {
  const source = `<?xml version="1.0" encoding="UTF-8"?>
    <!-- an answer -->
    <Response><Message to='+1' from="a&amp;b"><Body>1 &lt; 2 &#x1F600;&#33;</Body><Media/></Message>
    <![CDATA[<raw>]]></Response>`;
  expect(parseXml(source)).toMatchObject({
    name: "Response",
    text: expect.stringContaining("<raw>"),
    children: [
      {
        name: "Message",
        attributes: { to: "+1", from: "a&b" },
        children: [
          { name: "Body", text: "1 < 2 😀!", children: [] },
          { name: "Media", text: "" },
        ],
      },
    ],
  });
});

test.each([
  "",
  "hello",
  "<a>",
  "</a>",
  "<a></b>",
  "<a/><b/>",
  "<a>&nope;</a>",
  "<a>x & y</a>",
  "<a x='1' x='2'/>",
  "<a x=1/>",
  "text <a/>",
  "<a>1 < 2</a>",
  '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
])("does not read %j", (source) => {
  expect(parseXml(source)).toBeUndefined();
});

test("whatever comes is read or not, at once", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "<",
      ">",
      "/",
      "<a>",
      "</a>",
      "<!--",
      "-->",
      "&",
      "&amp;",
      "='",
      '="',
      "<![CDATA[",
      "]]>",
    ),
    fc.string({ maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
      const read = parseXml(pieces.join(""));
      expect(read === undefined || typeof read.name === "string").toBe(true);
    }),
  );
});
