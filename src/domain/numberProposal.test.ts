import { expect, test } from "vitest";
import { noProposal, proposalTrouble } from "./numberProposal.ts";
import { address, conversationSid } from "./testing/fixtures.ts";

const numberOf = (text: string) => ({
  address: address(text),
  capabilities: { sms: true, mms: true, whatsapp: false },
});
const free = { number: numberOf("+14155550110"), heldBy: null };
const taken = { number: numberOf("+14155550111"), heldBy: conversationSid };
const choices = [free, taken];

test("what is proposed and free is no trouble, nor is no proposal", () => {
  const proxyAddress = free.number.address;
  expect(proposalTrouble({ proxyAddress, error: null }, choices)).toBeNull();
  expect(proposalTrouble(noProposal, choices)).toBeNull();
});

test("a number that is taken or none of ours is told", () => {
  expect(
    proposalTrouble({ proxyAddress: taken.number.address, error: null }, choices),
  ).toMatchObject({ kind: "taken" });
  const elsewhere = { proxyAddress: address("+14155550199"), error: null };
  expect(proposalTrouble(elsewhere, choices)).toMatchObject({ kind: "unknown" });
  // The numbers have not come yet.
  expect(proposalTrouble(elsewhere, [])).toBeNull();
});

test("a service that fails is told", () => {
  const error = { kind: "rejected" as const, code: null, message: "It is slow." };
  expect(proposalTrouble({ proxyAddress: null, error }, choices)).toEqual({
    kind: "failed",
    about: "It is slow.",
  });
});
