import * as v from "valibot";

const refusalSchema = v.object({ message: v.string(), code: v.nullish(v.number(), null) });

/** The emulator said no; `message` is its own sentence. */
export class CallRefused extends Error {
  override readonly name = "CallRefused";
  readonly code: number | null;

  constructor(message: string, code: number | null) {
    super(message);
    this.code = code;
  }
}

/** Asks the emulator; throws CallRefused when it says no. */
export async function call<Schema extends v.GenericSchema>(
  schema: Schema,
  path: string,
  init?: RequestInit,
): Promise<v.InferOutput<Schema>> {
  const response = await fetch(path, init);
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return v.parse(schema, body);
  const refusal = v.safeParse(refusalSchema, body);
  throw refusal.success
    ? new CallRefused(refusal.output.message, refusal.output.code)
    : new CallRefused(`${path}: ${response.status}`, null);
}

export function json(method: string, body: object): RequestInit {
  return { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
