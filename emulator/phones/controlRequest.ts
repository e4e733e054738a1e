import type { FastifyRequest } from "fastify";
import * as v from "valibot";
import { type Address, parseAddress } from "../../src/domain/address.ts";
import { ControlError } from "./controlError.ts";

/** The phone that the path names. */
export function addressOf(request: FastifyRequest): Address {
  const { address } = v.parse(v.object({ address: v.string() }), request.params);
  const parsed = parseAddress(address);
  if (parsed === undefined) throw invalidAddress("address");
  return parsed;
}

export function invalidAddress(field: string): ControlError {
  const message = "must be an E.164 number such as +16505551111, or whatsapp: and one";
  return new ControlError(400, `${field} ${message}`, field);
}

/** Reads the JSON of a request; the refusal names the field. */
export function parseBody<Schema extends v.GenericSchema>(
  schema: Schema,
  request: FastifyRequest,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, request.body ?? {});
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const field = v.getDotPath(issue) ?? "body";
  const isMissing = issue.input === undefined;
  throw new ControlError(
    400,
    isMissing ? `${field} is missing` : `${field}: ${issue.message}`,
    field,
  );
}
