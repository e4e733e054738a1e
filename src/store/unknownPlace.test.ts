import { expect, test } from "vitest";
import { phoneParticipant, sid } from "../domain/testing/fixtures.ts";
import { emptyState } from "./chatState.ts";
import { unknownPlace } from "./unknownPlace.ts";

const group = sid("CH", 1);

function stateOf(...people: ReturnType<typeof phoneParticipant>[]) {
  return {
    ...emptyState,
    participants: { [group]: Object.fromEntries(people.map((person) => [person.sid, person])) },
  };
}

const nameless = (n: number) =>
  phoneParticipant({
    sid: sid("MB", n),
    conversationSid: group,
    address: null,
    proxyAddress: null,
  });
const known = phoneParticipant({ sid: sid("MB", 9), conversationSid: group });

test("people without name and number are told apart, one alone needs no number", () => {
  const one = stateOf(nameless(1), known);
  expect(unknownPlace(one, group, sid("MB", 1))).toBe(0);
  const two = stateOf(nameless(1), known, nameless(2));
  const places = [1, 2, 9].map((n) => unknownPlace(two, group, sid("MB", n)));
  expect(places.toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
  expect(places[2]).toBe(0);
});
