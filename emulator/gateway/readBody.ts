import * as v from "valibot";
import { ApiError } from "../service/errors.ts";

/**
 * Reads the JSON body of a request.
 * @throws ApiError 20001 that names the parameter
 */
export function readBody<Schema extends v.GenericSchema>(
  schema: Schema,
  body: string,
): v.InferOutput<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new ApiError(20001, "The request body is not JSON");
  }
  // To a schema of an object a list is one too.
  if (Array.isArray(value)) throw new ApiError(20001, "The request body is not an object");
  return check(schema, value);
}

/** The same for the one form that the SDK posts (typing). */
export function readForm<Schema extends v.GenericSchema>(
  schema: Schema,
  body: string,
): v.InferOutput<Schema> {
  return check(schema, Object.fromEntries(new URLSearchParams(body)));
}

/** Null and not there mean the same to the SDK; the service knows undefined only. */
export function given<Value>(value: Value | null | undefined): Value | undefined {
  return value ?? undefined;
}

/** In an update null takes a name away, which the service knows as the empty text. */
export function emptied(value: string | null | undefined): string | undefined {
  return value === null ? "" : value;
}

function check<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const path = v.getDotPath(parsed.issues[0]);
  throw new ApiError(20001, `Invalid parameter${path === null ? "" : ` ${path}`}`);
}
