import { expect, test } from "vitest";
import { identity, message } from "../../domain/testing/fixtures.ts";
import { exportFile } from "./exportRows.ts";

const facts = {
  me: identity("alice"),
  users: {},
  participants: {},
  learnedBindings: {},
  contacts: {},
};
const messages = [
  message(0, { author: "+16505551111", body: 'He said "hi"', dateCreated: 0 }),
  message(1, { author: "alice", body: "=1+1", dateCreated: 1000 }),
];

test("text has a line for each message", () => {
  expect(exportFile("text", "Party", messages, facts)).toBe(
    'Party\n\n1970-01-01T00:00:00.000Z +1 650 555 1111: He said "hi"\n1970-01-01T00:00:01.000Z alice: =1+1\n',
  );
});

test("CSV keeps quotes and never becomes a formula", () => {
  const [, first, second] = exportFile("csv", "Party", messages, facts).split("\r\n");
  expect(first).toContain('"He said ""hi"""');
  expect(first).toContain(`"'+16505551111"`);
  expect(second).toContain(`"'=1+1"`);
});

test("JSON can be read again", () => {
  expect(JSON.parse(exportFile("json", "Party", messages, facts))).toMatchObject({
    title: "Party",
    messages: [
      { index: 0, address: "+16505551111" },
      { index: 1, address: null },
    ],
  });
});
