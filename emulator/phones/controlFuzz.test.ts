import fc from "fast-check";
import { expect, test } from "vitest";
import { startRest } from "../conformance/restHarness.ts";

const endpoints = [
  ["PUT", "/phones/%2B16505551111"],
  ["PUT", "/phones/whatsapp%3A%2B447700900483"],
  ["POST", "/phones/%2B16505551111/messages"],
  ["POST", "/phones/whatsapp%3A%2B447700900483/read"],
  ["PUT", "/autocreation"],
  ["POST", "/faults"],
  ["PUT", "/carrier"],
  ["POST", "/clock"],
  ["PUT", `/contents/HX${"0".repeat(32)}`],
  ["POST", "/import"],
] as const;

// Names that the endpoints know, with any values.
const names = fc.constantFrom(
  ...[
    "label",
    "state",
    "enabled",
    "address",
    "to",
    "body",
    "media",
    "from",
    "on",
    "effect",
    "count",
    "delayMs",
    "code",
  ],
  ...["sentDelayMs", "unreachableAfterMs", "advanceMs", "status", "path", "method", "min", "max"],
);
const bodies = fc.oneof(
  fc.dictionary(names, fc.jsonValue()),
  fc.jsonValue(),
  fc.record({ on: fc.constantFrom("webhook", "media"), effect: fc.string(), count: fc.integer() }),
);

test("any JSON is taken or refused by the control surface, and it goes on", async () => {
  const { emulator } = await startRest({ seed: "demo" });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...endpoints), bodies, async ([method, path], body) => {
      const init = {
        method,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      };
      const response = await fetch(`${emulator.url}/_emulator${path}`, init);
      expect([path, JSON.stringify(body), response.status < 500]).toEqual([
        path,
        JSON.stringify(body),
        true,
      ]);
      await response.arrayBuffer();
    }),
    { numRuns: 400 },
  );
  expect((await fetch(`${emulator.url}/_emulator/health`)).status).toBe(200);
});
