import type { Attributes } from "../domain/entities.ts";

const nothing: Attributes = {};

/** Attributes may be any JSON value. All that we read are keys of an object, so any other value has none of them. */
export function toAttributes(value: unknown): Attributes {
  return isObject(value) ? structuredClone(value) : nothing;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
