import twilio from "twilio";
import * as v from "valibot";
import { CallbackError, type CallbackFault } from "./callbackError.ts";

/** A service of the operator that is asked as Twilio Frontline asked it. */
export interface IntegrationService {
  /** As it is called in messages: "The templates service …". */
  name: string;
  url: string;
  authToken: string;
  timeoutMs: number;
  /** For the metrics. */
  onOutcome?: ((outcome: CallbackOutcome) => void) | undefined;
}

export type CallbackOutcome = "ok" | CallbackFault;

export const defaultTimeoutMs = 5000;
const maxAnswerBytes = 256 * 1024;

/**
 * Asks a service with a form-encoded POST, signed with the auth token over address and parameters (Frontline callbacks;
 * Twilio's webhooks security), and parses its JSON. Redirects are not followed and long answers not read, so that the
 * service can neither send this server elsewhere nor fill its memory. Throws a CallbackError.
 */
export async function askService<Schema extends v.GenericSchema>(
  service: IntegrationService,
  schema: Schema,
  parameters: Readonly<Record<string, string>>,
): Promise<v.InferOutput<Schema>> {
  try {
    const answer = parseAnswer(service, schema, await callService(service, parameters));
    service.onOutcome?.("ok");
    return answer;
  } catch (error) {
    const callbackError = toCallbackError(service, error);
    service.onOutcome?.(callbackError.fault);
    throw callbackError;
  }
}

async function callService(
  service: IntegrationService,
  parameters: Readonly<Record<string, string>>,
): Promise<unknown> {
  const signature = twilio.getExpectedTwilioSignature(service.authToken, service.url, parameters);
  const response = await fetch(service.url, {
    method: "POST",
    redirect: "manual",
    signal: AbortSignal.timeout(service.timeoutMs),
    headers: { accept: "application/json", "x-twilio-signature": signature },
    body: new URLSearchParams(parameters),
  });
  return readAnswer(service, response);
}

async function readAnswer(service: IntegrationService, response: Response): Promise<unknown> {
  if (response.status === 404) {
    await response.body?.cancel();
    throw new CallbackError("unknownCustomer", `The ${service.name} does not know this customer.`);
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new CallbackError("refused", `The ${service.name} answered ${response.status}.`);
  }
  const text = await readText(service, response);
  try {
    return JSON.parse(text);
  } catch {
    throw invalidAnswer(service, "it is no JSON");
  }
}

async function readText(service: IntegrationService, response: Response): Promise<string> {
  if (response.body === null) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by a throw cancels the rest of the answer. Node's streams iterate, the browser's types do not say so.
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxAnswerBytes) throw invalidAnswer(service, "it is longer than 256 KB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseAnswer<Schema extends v.GenericSchema>(
  service: IntegrationService,
  schema: Schema,
  answer: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, answer, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw invalidAnswer(service, `${v.getDotPath(issue) ?? "the whole"}: ${issue.message}`);
}

function invalidAnswer(service: IntegrationService, reason: string): CallbackError {
  return new CallbackError(
    "invalid",
    `The ${service.name} gave an answer that cannot be used: ${reason}.`,
  );
}

function toCallbackError(service: IntegrationService, error: unknown): CallbackError {
  if (error instanceof CallbackError) return error;
  if (error instanceof Error && error.name === "TimeoutError") {
    const seconds = service.timeoutMs / 1000;
    return new CallbackError("slow", `The ${service.name} did not answer within ${seconds} s.`);
  }
  return new CallbackError("unreachable", `The ${service.name} cannot be reached.`);
}
