import type { Clock } from "../clock.ts";
import type { WebhookMethod } from "../store/rows.ts";
import { webhookSignature } from "./webhookSignature.ts";

export interface WebhookRequest {
  url: string;
  method: WebhookMethod;
  parameters: Readonly<Record<string, string>>;
  authToken: string;
  timeoutMs: number;
}

export type WebhookAnswer =
  | { kind: "answered"; status: number; contentType: string | null; body: string }
  | { kind: "timeout" }
  | { kind: "unreachable"; reason: string };

/** More of an answer is not looked at. */
const maxAnswerBytes = 64 * 1024;

/** Calls a webhook as Twilio does: a signed form, or a signed URL with GET. Never throws. */
export async function postForm(request: WebhookRequest, clock: Clock): Promise<WebhookAnswer> {
  const abort = new AbortController();
  const cancel = clock.after(request.timeoutMs, () => abort.abort());
  try {
    const response = await send(request, abort.signal);
    const body = await readStart(response);
    const contentType = response.headers.get("content-type");
    return { kind: "answered", status: response.status, contentType, body };
  } catch (error) {
    if (abort.signal.aborted) return { kind: "timeout" };
    return { kind: "unreachable", reason: reasonOf(error) };
  } finally {
    cancel();
  }
}

function send(
  { url, method, parameters, authToken }: WebhookRequest,
  signal: AbortSignal,
): Promise<Response> {
  const target = new URL(url);
  target.hash = "";
  const isForm = method === "POST";
  if (!isForm) {
    for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
  }
  const signature = webhookSignature(authToken, target.href, isForm ? parameters : {});
  return fetch(target.href, {
    method,
    signal,
    // A redirect would lead past the list of allowed hosts.
    redirect: "manual",
    headers: {
      "user-agent": "TwilioProxy/1.1",
      "x-twilio-signature": signature,
    },
    ...(isForm && { body: new URLSearchParams(parameters) }),
  });
}

async function readStart({ body }: Response): Promise<string> {
  if (body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    text += decoder.decode(chunk, { stream: true });
    // Leaving the loop cancels the rest.
    if (size >= maxAnswerBytes) break;
  }
  return text;
}

/** fetch() says only that it failed; the cause says why. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (typeof cause === "object" && cause !== null && "code" in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : String(cause);
}
