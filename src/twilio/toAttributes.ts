import * as v from "valibot";
import type { Attributes } from "../domain/entities.ts";

const attributes = v.pipe(
  v.record(v.string(), v.unknown()),
  v.check((value) => !Array.isArray(value)),
);
const nothing: Attributes = {};

/** Attributes may be any JSON value. All that we read are keys of an object, so any other value has none of them. */
export function toAttributes(value: unknown): Attributes {
  const parsed = v.safeParse(attributes, value);
  return parsed.success ? structuredClone(parsed.output) : nothing;
}
