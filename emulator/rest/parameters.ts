import * as v from "valibot";
import { ApiError } from "../service/errors.ts";
import { parameterError } from "../service/parameterError.ts";

/** A parameter that is text, at most once. */
export const text = v.string("is not a single text");

/** An ISO 8601 instant, as epoch milliseconds. */
export const instant = v.pipe(
  text,
  v.regex(
    /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?$/,
    "is not an ISO 8601 date",
  ),
  v.transform((value) => Date.parse(value)),
  v.number("is not a date of the calendar"),
);

/** When somebody has read last. Throws 50405. */
export function readTimestamp(posted: string | undefined): number | undefined {
  if (posted === undefined) return undefined;
  const parsed = v.safeParse(instant, posted);
  if (!parsed.success) throw new ApiError(50405);
  return parsed.output;
}

/** The same for the end of a range: a day alone means its last moment. */
export const lastInstant = v.pipe(
  text,
  v.transform((value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T23:59:59.999Z` : value)),
  instant,
);

/** An index of a message, or null for the empty text, which takes the horizon back. Throws 50421. */
export function readIndex(posted: string | undefined): number | null | undefined {
  if (posted === undefined) return undefined;
  if (posted === "" || posted === "null") return null;
  if (!/^\d{1,15}$/.test(posted)) throw new ApiError(50421);
  return Number(posted);
}

/** Reads the form or query of a request; the refusal names the parameter. Names that nobody knows are ignored, as Twilio does. */
export function parseParameters<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, input ?? {}, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw parameterError(issue, v.getDotPath(issue) ?? "body");
}

/** An update that says nothing is refused (error 20161). */
export function requireAny(parameters: Record<string, unknown>): void {
  if (Object.values(parameters).every((value) => value === undefined)) throw new ApiError(20161);
}

/** A parameter that may be there several times; always a list. */
export const texts = v.pipe(
  v.union([text, v.array(text)], "is not a list of texts"),
  v.transform((value) => [value].flat()),
);

/** `true` or `false`, in any case of letters. */
export const flag = v.pipe(
  text,
  v.toLowerCase(),
  v.picklist(["true", "false"], "is neither true nor false"),
  v.transform((value) => value === "true"),
);

/** A whole number. */
export const count = v.pipe(
  text,
  v.regex(/^\d{1,15}$/, "is not a whole number"),
  v.transform(Number),
);
