import { describe, expect, test } from "vitest";
import type { Address } from "../domain/address.ts";
import { numberOf } from "../domain/address.ts";
import { ChatError } from "../domain/chatError.ts";
import { address, conversation, phoneParticipant, sid } from "../domain/testing/fixtures.ts";
import { conversationTitle } from "../store/conversationSelectors.ts";
import type { FoundContacts } from "./chatApi.ts";
import { contactsDelayMs, contactsRetryMs } from "./contacts.ts";
import { createTestSession } from "./testing/createTestSession.ts";

const maya = address("+16505551111");
const tom = address("+16505552222");

function person(place: number, of: Address, attributes = {}) {
  return phoneParticipant({ sid: sid("MB", place), address: of, attributes });
}

/** A session whose customer service answers each batch with the next of `answers`, then knows nobody. */
async function openWith(...answers: (Partial<FoundContacts> | ChatError)[]) {
  const test = createTestSession();
  const batches: (readonly Address[])[] = [];
  test.api.fetchContacts = async (addresses) => {
    batches.push(addresses);
    const answer = answers.shift();
    if (answer instanceof ChatError) throw answer;
    return { isSetUp: true, contacts: [], failure: null, ...answer };
  };
  test.store.dispatch({ type: "conversationUpserted", conversation: conversation() });
  await test.session.start();
  const addPeople = (...people: ReturnType<typeof person>[]) =>
    test.store.dispatch(
      ...people.map((one) => ({ type: "participantUpserted" as const, participant: one })),
    );
  return { ...test, batches, addPeople };
}

describe("the people behind numbers", () => {
  test("are asked for together and once, and named; a name given here wins", async () => {
    const contacts = [{ number: numberOf(maya), name: "Maya Lindqvist", picture: null }];
    const { store, clock, batches, addPeople } = await openWith({ contacts });
    addPeople(person(1, maya), person(2, address("whatsapp:+16505551111")), person(3, tom));
    addPeople(person(4, address("+16505553333"), { name: "Front desk" }));
    store.dispatch({ type: "conversationsLoaded" });
    await clock.advance(contactsDelayMs);
    expect(batches).toEqual([[maya, tom]]);
    const title = () => conversationTitle(store.getState(), conversation().sid);
    expect(title()).toBe("Maya Lindqvist, Maya Lindqvist, +1 650 555 2222, Front desk");

    addPeople(person(1, maya, { name: "Mum" }));
    await clock.advance(contactsRetryMs);
    expect(title()).toBe("Mum, Maya Lindqvist, +1 650 555 2222, Front desk");
    expect(batches).toHaveLength(1);
  });

  test("come in batches of fifty", async () => {
    const { store, clock, batches, addPeople } = await openWith();
    addPeople(
      ...Array.from({ length: 120 }, (_, place) =>
        person(place + 1, address(`+1650555${1000 + place}`)),
      ),
    );
    store.dispatch({ type: "conversationsLoaded" });
    await clock.advance(contactsDelayMs);
    expect(batches.map((batch) => batch.length)).toEqual([50, 50, 20]);
  });

  test("stay numbers when the service fails: the diagnostics say so, and it is asked again later", async () => {
    const error = new ChatError("rejected", "The customer service did not answer within 5 s.");
    const found = { contacts: [{ number: numberOf(tom), name: "Tom", picture: null }] };
    const lost = new ChatError("offline", "The server does not answer.");
    const { store, clock, batches, backgroundErrors, addPeople } = await openWith(
      { ...found, failure: { error, addresses: [maya] } },
      lost,
    );
    addPeople(person(1, maya), person(2, tom));
    store.dispatch({ type: "conversationsLoaded" });
    await clock.advance(contactsDelayMs);
    expect(backgroundErrors).toEqual([error]);
    await clock.advance(contactsRetryMs + contactsDelayMs);
    expect(backgroundErrors).toEqual([error, lost]);
    await clock.advance(contactsRetryMs + contactsDelayMs);
    expect(batches).toEqual([[maya, tom], [maya], [maya]]);
  });

  test("are never asked for again when there is nobody to ask", async () => {
    const { store, clock, batches, addPeople } = await openWith({ isSetUp: false });
    addPeople(person(1, maya));
    store.dispatch({ type: "conversationsLoaded" });
    await clock.advance(contactsDelayMs);
    addPeople(person(2, tom));
    await clock.advance(contactsRetryMs);
    expect(batches).toEqual([[maya]]);
  });
});
