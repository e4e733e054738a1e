import type { Address } from "../../../src/domain/address.ts";
import type { ConversationSid } from "../../../src/domain/sids.ts";
import type { Emulator } from "../../createEmulator.ts";
import { restActor } from "../../service/actor.ts";
import type { Random } from "./random.ts";

export const people = ["alice", "bob", "carol"] as const;

// Written as addresses.
const office = "+15005550006" as Address;
const phones: readonly [Address, ...Address[]] = [
  "+16505551001" as Address,
  "+16505551002" as Address,
  "+16505551003" as Address,
];

/** Changes of every kind that clients are told of, one after the other; a seed repeats them. */
export function createDisturbance(
  { service, account, phones: handsets }: Emulator,
  random: Random,
) {
  const { serviceSid } = account;
  service.numbers.add({ address: office, friendlyName: "Office" });
  const sids: ConversationSid[] = [];
  let count = 0;

  const create = () => {
    count += 1;
    const friendlyName = `Conversation ${count}`;
    const { sid } = service.conversations.create(restActor, serviceSid, { friendlyName });
    for (const identity of people) {
      service.participants.add(restActor, serviceSid, sid, { identity });
    }
    const address = phones[count];
    if (address !== undefined) {
      const binding = { address, proxyAddress: office };
      service.participants.add(restActor, serviceSid, sid, binding);
    }
    sids.push(sid);
    return sid;
  };
  for (let n = 0; n < 5; n += 1) create();

  const anyConversation = () => sids[random.int(sids.length)] ?? create();
  const anyMessage = (sid: ConversationSid) => {
    const rows = service.messages.range(sid, { order: "desc", limit: 20 });
    return rows[random.int(Math.max(rows.length, 1))];
  };
  const isMember = (sid: ConversationSid, identity: string) =>
    service.participants.ofConversation(sid).some((row) => row.identity === identity);

  const changes = {
    write(sid: ConversationSid) {
      count += 1;
      const author = random.pick(people);
      service.messages.append(restActor, serviceSid, sid, { author, body: `text ${count}` });
    },
    text() {
      count += 1;
      void handsets.text(random.pick(phones), office, `from a phone ${count}`);
    },
    edit(sid: ConversationSid) {
      const message = anyMessage(sid);
      if (message === undefined) return;
      const patch = random.chance(0.5)
        ? { body: `edited ${count}` }
        : { attributes: JSON.stringify({ edit: count }) };
      service.messages.update(restActor, serviceSid, sid, message.sid, patch);
    },
    remove(sid: ConversationSid) {
      const message = anyMessage(sid);
      if (message !== undefined) service.messages.remove(restActor, serviceSid, sid, message.sid);
    },
    rename(sid: ConversationSid) {
      const patch = random.pick<{ [name: string]: string }>([
        { friendlyName: `Renamed ${count}` },
        { attributes: JSON.stringify({ colour: count }) },
        { uniqueName: `name ${sid} ${count}` },
      ]);
      service.conversations.update(restActor, serviceSid, sid, patch);
    },
    comeOrGo(sid: ConversationSid) {
      const identity = random.pick(["dave", "erin"] as const);
      if (isMember(sid, identity))
        service.participants.remove(restActor, serviceSid, sid, identity);
      else service.participants.add(restActor, serviceSid, sid, { identity });
    },
    /*
     * Who listens leaves for good, because of a fault of every version of the SDK: when a cut stops it from reading a
     * conversation that has just come, `_upsertConversation` (data/conversations.js) forgets the conversation but not its
     * document, which stays open. Once it may not be watched any more it is dead, and `SyncClient` hands out the dead one
     * when the person comes back: name and last message of that conversation then stand still until the page is loaded again.
     */
    leave(sid: ConversationSid) {
      if (!isMember(sid, "carol")) return;
      service.participants.remove(restActor, serviceSid, sid, "carol");
    },
    describe(sid: ConversationSid) {
      const attributes = JSON.stringify({ seat: count });
      service.participants.update(restActor, serviceSid, sid, "alice", { attributes });
    },
    read(sid: ConversationSid) {
      const [identity] = service.participants
        .ofConversation(sid)
        .flatMap((row) => (row.identity === null ? [] : [row.identity]));
      const { nextIndex } = service.conversations.get(serviceSid, sid);
      if (identity === undefined || nextIndex === 0) return;
      service.readHorizon.set(serviceSid, sid, identity, random.int(nextIndex));
    },
    renamePerson() {
      count += 1;
      const identity = random.pick(people);
      service.users.update(restActor, serviceSid, identity, {
        friendlyName: `${identity} ${count}`,
      });
    },
    create() {
      if (sids.length < 12) create();
    },
    end(sid: ConversationSid) {
      if (sids.length < 4) return;
      sids.splice(sids.indexOf(sid), 1);
      service.conversations.remove(restActor, serviceSid, sid);
    },
  };
  const weighted = [
    ...Array<keyof typeof changes>(12).fill("write"),
    ...Array<keyof typeof changes>(6).fill("text"),
    ...Array<keyof typeof changes>(4).fill("edit"),
    ...Array<keyof typeof changes>(3).fill("read"),
    ...([
      "remove",
      "rename",
      "comeOrGo",
      "leave",
      "describe",
      "renamePerson",
      "create",
      "end",
    ] as const),
  ];

  return {
    step() {
      const kind = weighted[random.int(weighted.length)] ?? "write";
      changes[kind](anyConversation());
    },
  };
}
