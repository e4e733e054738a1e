import * as v from "valibot";
import type { ContentRow, RenderedContent } from "../store/rows.ts";
import { richestType } from "./contentTypes.ts";
import { ApiError } from "./errors.ts";

export interface FilledContent extends RenderedContent {
  /** As text: what chat people and SMS get (behaviour 4.3). */
  body: string;
}

const variablesSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.string(), v.union([v.string(), v.number()])),
);

/** `ContentVariables` is JSON text, `{"1": "Maya"}`; throws 21656. */
export function parseContentVariables(posted: string | undefined): Record<string, string> {
  if (posted === undefined || posted === "") return {};
  const parsed = v.safeParse(variablesSchema, posted);
  if (!parsed.success) {
    throw new ApiError(21656, 'ContentVariables must be JSON like {"1": "text"}');
  }
  return Object.fromEntries(
    Object.entries(parsed.output).map(([name, value]) => [name, String(value)]),
  );
}

/** Fills a template in; what is not given takes the template's sample value (CONTENT3). */
export function fillContent(content: ContentRow, given: Record<string, string>): FilledContent {
  const values = { ...content.variables, ...given };
  const types = Object.fromEntries(
    Object.entries(content.types).map(([type, data]) => [type, fillObject(data, values)]),
  );
  const type = richestType(types);
  return { type, data: types[type] ?? {}, body: textOf(types) };
}

function fill(value: unknown, values: Record<string, string>): unknown {
  if (typeof value === "string") {
    return value.replaceAll(/\{\{\s*([\w-]+)\s*\}\}/g, (whole, name: string) =>
      Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
    );
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, values));
  if (typeof value === "object" && value !== null) return fillObject(value, values);
  return value;
}

function fillObject(object: object, values: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).map(([name, item]) => [name, fill(item, values)]),
  );
}

/** `twilio/text` if there is one, else the words of the first type that has any. */
function textOf(types: Record<string, Record<string, unknown>>): string {
  const inOrder = [types["twilio/text"], ...Object.values(types)];
  for (const data of inOrder) {
    const words = data?.["body"] ?? data?.["title"] ?? data?.["label"];
    if (typeof words === "string" && words !== "") return words;
  }
  return "";
}
