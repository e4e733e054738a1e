import { describe, expect, test } from "vitest";
import type { PeopleFacts } from "./person.ts";
import { authorPerson, participantPerson, personLabel } from "./person.ts";
import { addressOf, proxyAddressOf } from "./phoneBinding.ts";
import {
  address,
  chatParticipant,
  identity,
  phoneParticipant,
  sid,
  user,
} from "./testing/fixtures.ts";

const phone = phoneParticipant();
const unbound = phoneParticipant({ address: null, proxyAddress: null });
const alice = chatParticipant("alice");

function facts(fields: Partial<PeopleFacts> = {}): PeopleFacts {
  return {
    me: identity("bob"),
    users: { [identity("alice")]: user("alice", "Alice A.") },
    participants: { [phone.sid]: phone, [alice.sid]: alice },
    learnedBindings: {},
    contacts: {},
    ...fields,
  };
}

describe("the number of a phone person, source by source", () => {
  const learned = { address: address("+16505559999"), proxyAddress: address("+15005550009") };

  test("the binding comes first", () => {
    expect(addressOf(phone, learned)).toBe("+16505551111");
    expect(proxyAddressOf(phone, learned)).toBe("+15005550001");
  });

  test.each(["address", "phone", "phoneNumber"])("then the attribute %s", (key) => {
    const participant = { ...unbound, attributes: { [key]: " +447700900483 " } };
    expect(addressOf(participant, learned)).toBe("+447700900483");
  });

  test("a WhatsApp number without its prefix gets it", () => {
    const participant = {
      ...unbound,
      channel: "whatsapp" as const,
      attributes: { phone: "+447700900483" },
    };
    expect(addressOf(participant, undefined)).toBe("whatsapp:+447700900483");
  });

  test("then what was learned from an author or from the answer to adding", () => {
    expect(addressOf(unbound, learned)).toBe("+16505559999");
    expect(proxyAddressOf(unbound, learned)).toBe("+15005550009");
  });

  test("an attribute that is no address is passed over, and nothing is null", () => {
    expect(addressOf({ ...unbound, attributes: { phone: "home" } }, undefined)).toBeNull();
    expect(addressOf(alice, learned)).toBeNull();
  });
});

describe("in a group text", () => {
  const projectedAddress = address("+14155550130");
  const alone = { ...unbound, projectedAddress };

  test("a Twilio number that nobody stands behind is called by itself, and writes under itself", () => {
    const people = facts({ participants: { [alone.sid]: alone } });
    expect(personLabel(participantPerson(alone, people))).toBe("+1 415 555 0130");
    const author = authorPerson({ author: projectedAddress, participantSid: null }, people);
    expect(author.key).toBe(participantPerson(alone, people).key);
    expect(addressOf(alone, undefined)).toBeNull();
  });

  test("a chat person behind a number keeps the name", () => {
    const person = participantPerson({ ...alice, projectedAddress }, facts());
    expect(personLabel(person)).toBe("Alice A.");
  });
});

describe("who wrote a message", () => {
  test("an address is always that phone, whoever the participant is", () => {
    const person = authorPerson({ author: "+16505551111", participantSid: null }, facts());
    expect(person).toEqual({
      kind: "phone",
      key: "+16505551111",
      channel: "sms",
      address: "+16505551111",
      name: null,
      picture: null,
    });
    expect(personLabel(person)).toBe("+1 650 555 1111");
  });

  test("a phone that was given a name shows both", () => {
    const named = { ...phone, attributes: { name: "Dana" } };
    const person = authorPerson(
      { author: "+16505551111", participantSid: phone.sid },
      facts({ participants: { [phone.sid]: named } }),
    );
    expect(person).toMatchObject({ name: "Dana", address: "+16505551111" });
    expect(personLabel(person)).toBe("Dana");
  });

  test("a chat person is shown by the friendly name", () => {
    const person = authorPerson({ author: "alice", participantSid: alice.sid }, facts());
    expect(person).toMatchObject({ kind: "chat", name: "Alice A.", isMe: false });
  });

  test("somebody who left is still a chat person", () => {
    const person = authorPerson({ author: "carol", participantSid: sid("MB", 77) }, facts());
    expect(person).toMatchObject({ kind: "chat", name: "carol" });
  });

  test("an author without a participant is a program", () => {
    expect(authorPerson({ author: "system", participantSid: null }, facts())).toEqual({
      kind: "program",
      key: "program:system",
      name: "system",
    });
  });

  test("oneself is known without a roster", () => {
    const person = authorPerson(
      { author: "bob", participantSid: null },
      facts({ participants: {} }),
    );
    expect(person).toMatchObject({ kind: "chat", isMe: true });
  });
});

test("a phone whose number nobody has told has no label", () => {
  expect(personLabel(participantPerson(unbound, facts()))).toBe("");
});
