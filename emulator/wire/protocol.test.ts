import { createHash } from "node:crypto";
import type * as v from "valibot";
import { expect, test } from "vitest";

/** Every module of the wire, by path. */
const modules = import.meta.glob<Record<string, unknown>>(
  ["./{frames,sync,client}/*.ts", "!./**/*.test.ts"],
  { eager: true },
);

type Schema = v.GenericSchema & {
  entries?: Record<string, Schema>;
  options?: readonly (Schema | string)[];
  item?: Schema;
  wrapped?: Schema;
  key?: Schema;
  value?: Schema;
  literal?: unknown;
  pipe?: readonly { type: string; requirement?: unknown }[];
};

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "schema";
}

/** What a schema says, as plain data, with keys in order. */
function describeSchema(schema: Schema): unknown {
  const { entries, options, item, wrapped, key, value, literal, pipe } = schema;
  return {
    type: schema.type,
    literal,
    entries:
      entries &&
      Object.entries(entries)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, entry]) => [name, describeSchema(entry)]),
    options: options?.map((option) => (isSchema(option) ? describeSchema(option) : option)),
    parts: [item, wrapped, key, value].filter(isSchema).map(describeSchema),
    checks: pipe?.slice(1).map(({ type, requirement }) => [type, String(requirement)]),
  };
}

const schemas = Object.entries(modules)
  .flatMap(([path, module]) =>
    Object.entries(module)
      .filter(([, value]) => isSchema(value))
      .map(([name, value]) => [`${path}:${name}`, value] as const),
  )
  .sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * The SDK is not ours to change, so neither are these shapes by accident. Who changes one on purpose, with a source for it,
 * puts the new hash here.
 */
test("nobody changes the protocol by accident", () => {
  expect(schemas.length).toBeGreaterThan(50);
  const described = schemas.map(([name, schema]) => [
    name,
    isSchema(schema) ? describeSchema(schema) : null,
  ]);
  const hash = createHash("sha256").update(JSON.stringify(described)).digest("hex");
  expect(hash.slice(0, 16)).toBe("becc8354e0ca1f37");
});
