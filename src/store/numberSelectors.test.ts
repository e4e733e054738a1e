import { expect, test } from "vitest";
import { address, conversation, phoneParticipant, sid } from "../domain/testing/fixtures.ts";
import { emptyState } from "./chatState.ts";
import { chooseNumber, numberChoices, pairHolder } from "./numberSelectors.ts";

const maya = address("+16505551111");
const [a, b, c] = ["+14155550110", "+14155550120", "+14155550130"].map(address);
const open = sid("CH", 1);
const closed = sid("CH", 2);

function inConversation(conversationSid: typeof open, proxyAddress: typeof maya | undefined) {
  const participant = phoneParticipant({ conversationSid, proxyAddress: proxyAddress ?? null });
  return { [conversationSid]: { [participant.sid]: participant } };
}

const state = {
  ...emptyState,
  conversations: {
    [open]: conversation({ sid: open }),
    [closed]: conversation({ sid: closed, state: "closed" as const }),
  },
  participants: { ...inConversation(open, b), ...inConversation(closed, a) },
  numbers: [a, b, c].map((number) => ({
    address: address(number ?? ""),
    capabilities: { sms: true, mms: true, whatsapp: false },
  })),
};

test("a number without a past comes first, then one given back by closing, then a taken one", () => {
  const choices = numberChoices(state, maya, "sms");
  expect(choices.map(({ number, heldBy }) => [number.address, heldBy])).toEqual([
    [c, null],
    [a, null],
    [b, open],
  ]);
});

test("only an open conversation holds a pair", () => {
  expect(pairHolder(state, maya, address(b ?? ""))).toBe(open);
  expect(pairHolder(state, maya, address(a ?? ""))).toBeNull();
});

test("the first wish that is free is chosen, else the first free number", () => {
  const choices = numberChoices(state, maya, "sms");
  expect(chooseNumber(choices, [null, a ?? null])).toBe(a);
  expect(chooseNumber(choices, [a ?? null, c ?? null])).toBe(a);
  expect(chooseNumber(choices, [null, b ?? null])).toBe(c);
  expect(chooseNumber(choices, [])).toBe(c);
  expect(chooseNumber([], [a ?? null])).toBeNull();
});
