import { expect, test } from "vitest";
import { address, conversation, phoneParticipant, sid } from "../../domain/testing/fixtures.ts";
import type { TwilioNumber } from "../../domain/twilioNumber.ts";
import { allAssignments, type Assignment, ownAssignments } from "./assignment.ts";
import { numberTable } from "./numberTable.ts";

const a = address("+14155550110");
const b = address("+14155550120");
const c = address("+14155550130");
const sender = address("whatsapp:+14155550199");
const maya = address("+16505551111");
const tom = address("+16505552222");
const oliver = address("whatsapp:+447700900483");

const sms = { sms: true, mms: true, whatsapp: false };
const numbers: readonly TwilioNumber[] = [
  ...[a, b, c].map((number) => ({ address: number, capabilities: sms })),
  { address: sender, capabilities: { sms: false, mms: false, whatsapp: true } },
];

let conversations = 0;
function pair(phone: Assignment["address"], number: Assignment["proxyAddress"]): Assignment {
  conversations += 1;
  return {
    address: phone,
    proxyAddress: number,
    state: "active",
    conversationSid: sid("CH", conversations),
  };
}
const closed = (assignment: Assignment): Assignment => ({ ...assignment, state: "closed" });

function kinds(assignments: readonly Assignment[], phone = maya) {
  const row = numberTable(assignments, numbers).rows.find((found) => found.address === phone);
  return row?.cells.map((cell) => {
    const isNext = "isNext" in cell && cell.isNext;
    return isNext ? `${cell.kind}, next` : cell.kind;
  });
}

test("the busiest phone sets how many numbers are needed, and its row comes first", () => {
  const table = numberTable(
    [pair(tom, a), pair(maya, b), pair(maya, a), pair(oliver, sender)],
    numbers,
  );
  expect(table).toMatchObject({ fewest: 2, owned: 4 });
  expect(table.rows.map(({ address: phone, open }) => [phone, open])).toEqual([
    [maya, 2],
    [tom, 1],
    [oliver, 1],
  ]);
});

test("the next number is the first that the phone has never talked with, then a freed one", () => {
  expect(kinds([pair(maya, b)])).toEqual(["free, next", "taken", "free", "unfit"]);
  expect(kinds([closed(pair(maya, a)), pair(maya, b)])).toEqual([
    "freed",
    "taken",
    "free, next",
    "unfit",
  ]);
  const onlyFreed = [closed(pair(maya, a)), pair(maya, b), pair(maya, c)];
  expect(kinds(onlyFreed)).toEqual(["freed, next", "taken", "taken", "unfit"]);
});

test("a phone on every number needs one more for another conversation", () => {
  const [row] = numberTable([pair(maya, a), pair(maya, b), pair(maya, c)], numbers).rows;
  expect(row).toMatchObject({ open: 3, next: null });
});

test("a WhatsApp phone uses WhatsApp senders, another phone does not", () => {
  expect(kinds([pair(oliver, sender)], oliver)).toEqual(["unfit", "unfit", "unfit", "taken"]);
});

test("a pair in two open conversations is a conflict, one in a closed and an open one is not", () => {
  const twice = numberTable([pair(maya, a), pair(maya, a)], numbers).rows[0]?.cells[0];
  expect(twice).toMatchObject({ kind: "taken", conflict: "twice" });
  const once = numberTable([closed(pair(maya, a)), pair(maya, a)], numbers).rows[0]?.cells[0];
  expect(once).toMatchObject({ kind: "taken", conflict: null });
});

test("a number that the account no longer has gets a column of its own while it is in use", () => {
  const lost = address("+14155559999");
  const table = numberTable(
    [pair(maya, lost), closed(pair(maya, address("+14155558888")))],
    numbers,
  );
  expect(table.columns.map(({ letter }) => letter)).toEqual(["A", "B", "C", "D", null]);
  expect(table.rows[0]?.cells[4]).toMatchObject({ kind: "taken", conflict: "notOwned" });
});

test("what is known here comes from here, conversations of others from the server", () => {
  const here = sid("CH", 900);
  const own = ownAssignments({
    conversations: { [here]: conversation({ sid: here }) },
    participants: {
      [here]: { [sid("MB", 1)]: phoneParticipant({ conversationSid: here, proxyAddress: a }) },
    },
    learnedBindings: {},
  });
  expect(own).toEqual([{ address: maya, proxyAddress: a, state: "active", conversationSid: here }]);
  const foreign = { ...pair(maya, b), conversationSid: null };
  const stale = { ...pair(maya, c), conversationSid: here };
  expect(allAssignments(own, [foreign, stale])).toEqual([...own, foreign]);
});
