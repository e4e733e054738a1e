import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { restActor } from "../../service/actor.ts";
import { encodePacket } from "../../wire/packet.ts";
import type { ReceivedPacket } from "../socketPair.ts";
import { createTestGateway } from "../testGateway.ts";
import type { TestConnection, TestGateway } from "../testGateway.ts";
import { fillPath, pathPart } from "./fillPath.ts";
import { fuzzRuns, fuzzSeed, fuzzTimeoutMs } from "./fuzzRuns.ts";
import { temporaryFolder, watchStore } from "./watchStore.ts";
import type { StoreWatch } from "./watchStore.ts";

let folder: ReturnType<typeof temporaryFolder>;
let gateway: TestGateway;
let watch: StoreWatch;
beforeEach(() => {
  folder = temporaryFolder();
  const storePath = join(folder.path, "emulator.db");
  gateway = createTestGateway({ storePath });
  watch = watchStore(storePath);
});
afterEach(() => {
  watch.close();
  gateway.store.close();
  folder.remove();
});

// Names that the calls know, with right values and any others.
const names = [
  ...["friendly_name", "unique_name", "attributes", "body", "subject", "media_sids", "content_sid"],
  ...["content_variables", "identity", "messaging_binding", "last_read_message_index"],
  ...["notification_level", "action", "correlation_id", "requests", "ids", "conversation_sid"],
  ...["endpoint_platform", "channel_type", "address", "binding", "notification_protocol_version"],
  ...["__proto__", "toString"],
];
const sids = fc.nat(20);
const subscription = fc.record({
  object_sid: fc.oneof(sids, fc.string()),
  object_type: fc.constantFrom("document", "list", "map", "stream"),
  last_event_id: fc.oneof(fc.constant(null), fc.nat(), fc.integer(), fc.string()),
});
const value = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "grapheme" }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("{}", '{"a":1}', "default", "muted", "x".repeat(40_000), "\0"),
  },
  { weight: 2, arbitrary: fc.integer() },
  { weight: 2, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.array(subscription, { maxLength: 5 }) },
  {
    weight: 1,
    arbitrary: fc.record({
      address: fc.constantFrom("+16505551001", "x"),
      proxy_address: fc.constantFrom("+15005550006", ""),
    }),
  },
);
const rightBody = fc.oneof(
  fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 }),
  fc.record({ body: fc.string(), attributes: fc.constantFrom("{}", "[", '"x"') }),
  fc.record({
    action: fc.constantFrom("establish", "cancel"),
    correlation_id: fc.nat(),
    requests: fc.array(subscription, { maxLength: 4 }),
  }),
);
const payload = fc.oneof(
  { weight: 6, arbitrary: rightBody.map((body) => JSON.stringify(body)) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);
const params = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 2,
    arbitrary: fc.dictionary(
      fc.constantFrom("From", "Order", "PageSize", "PageToken", "Index", "Key", "Token", "a%"),
      fc.oneof(fc.string(), fc.constantFrom("asc", "desc", "10", "-1", "%"), fc.array(fc.string())),
      { maxKeys: 3 },
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const call = fc.record({
  route: fc.nat(200),
  verb: fc.constantFrom("GET", "POST", "PUT", "DELETE", "POST", "GET", "PATCH", ""),
  parts: fc.array(pathPart, { minLength: 4, maxLength: 4 }),
  params,
});
const otherFrame = fc.record(
  {
    method: fc.oneof(
      fc.constantFrom("init", "update", "message", "reply", "close", "ping"),
      fc.string(),
    ),
    id: fc.oneof(fc.string(), fc.jsonValue()),
    token: fc.string(),
    continuation_token: fc.jsonValue(),
    http_request: fc.oneof(
      fc.jsonValue(),
      fc.record({ host: fc.string(), path: fc.string(), method: fc.string() }),
    ),
  },
  { requiredKeys: [] },
);
/** What happens to the bytes on their way. */
const damage = fc.oneof(
  { weight: 12, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.record({ cutAt: fc.nat(400) }) },
  { weight: 1, arbitrary: fc.record({ flipAt: fc.nat(200), flipTo: fc.nat(255) }) },
);

function damaged(
  bytes: Uint8Array,
  change: { cutAt: number } | { flipAt: number; flipTo: number } | null,
) {
  if (change === null) return bytes;
  if ("cutAt" in change) return bytes.subarray(0, change.cutAt);
  const copy = Uint8Array.from(bytes);
  copy[change.flipAt % copy.length] = change.flipTo;
  return copy;
}

function rightPart(name: string, at: number, before: Record<string, string>): string | undefined {
  const conversation = before["conversation"] ?? "";
  switch (name) {
    case "conversation":
      return watch.pick(at, "select sid from conversations");
    case "message":
      return watch.pick(at, "select sid from messages where conversationSid = ?", conversation);
    case "participant":
      return watch.pick(at, "select sid from participants where conversationSid = ?", conversation);
    case "identity":
      return ["alice", "bob", "carol"][at % 3];
    default:
      return entityName(at);
  }
}

function entityName(at: number): string {
  const sid = watch.pick(at, "select sid from conversations") ?? "";
  const hex = sid.slice(2);
  const all = [
    sid,
    `ET${hex}`,
    `ES${hex}`,
    `MP${hex}`,
    `${sid}.messages`,
    `${sid}.roster`,
    "alice.conversations",
  ];
  return all[at % all.length] ?? sid;
}

/** A refusal of a call, or of a frame. */
function isRefused({ header }: ReceivedPacket): boolean {
  const status = header["http_status"] ?? header["status"];
  // Written by the gateway; the schema of its frames is tested elsewhere.
  const { code } = (status ?? { code: 200 }) as { code: number };
  expect(code).not.toBe(500);
  return code >= 400;
}

test(
  `any frame is answered or ends its connection; what is refused changes nothing (seed ${fuzzSeed}, ${fuzzRuns} frames)`,
  () => {
    const { account, service } = gateway;
    for (let n = 0; n < 3; n += 1) {
      const sid = gateway.makeConversation("alice", "bob");
      service.messages.append(restActor, account.serviceSid, sid, {
        body: "hello",
        author: "alice",
      });
    }
    const other = gateway.connect("bob");
    let alice: TestConnection | undefined;
    const counts = { taken: 0, refused: 0, ended: 0 };

    const check = (bytes: Uint8Array) => {
      alice ??= gateway.connect("alice");
      const before = watch.version();
      alice.sendBytes(bytes);
      const packets = alice.flush();
      const replies = packets.filter(({ header }) => header["method"] === "reply");
      if (replies.every(isRefused)) {
        counts.refused += 1;
        expect(watch.version()).toBe(before);
      } else {
        counts.taken += 1;
      }
      expect(alice.ended()).not.toBe("terminated");
      if (alice.ended() !== "open") {
        counts.ended += 1;
        alice = undefined;
      }
    };
    const patterns = gateway.routePatterns;
    fc.assert(
      fc.property(
        fc.oneof({ weight: 6, arbitrary: call }, { weight: 1, arbitrary: otherFrame }),
        payload,
        damage,
        (frame, body, change) => {
          let header: object = frame;
          if ("route" in frame) {
            const pattern = patterns[frame.route % patterns.length] ?? "";
            const path = fillPath(pattern, frame.parts, rightPart);
            header = {
              method: "message",
              id: "M1",
              http_request: { host: "aim", path, method: frame.verb, params: frame.params },
            };
          }
          // A sid of a subscription is given by its number.
          const text = body.replaceAll(
            /"object_sid":(\d+)/g,
            (_, at: string) => `"object_sid":"${entityName(Number(at))}"`,
          );
          check(damaged(encodePacket(header, text), change));
          other.flush();
        },
      ),
      { numRuns: fuzzRuns, seed: fuzzSeed },
    );
    expect(other.call("GET", "/Client/v2/Configuration").status).toBe(200);
    // Else it would prove nothing.
    expect(Math.min(counts.taken, counts.refused, counts.ended * 5)).toBeGreaterThan(fuzzRuns / 50);
  },
  fuzzTimeoutMs,
);
