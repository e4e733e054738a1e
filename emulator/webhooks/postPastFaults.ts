import type { Clock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import { postForm, type WebhookAnswer, type WebhookRequest } from "./postForm.ts";

const ordered: WebhookAnswer = { kind: "unreachable", reason: "a fault that was ordered" };

/** Calls a webhook, unless a fault that was ordered comes between (FAULT8). */
export async function postPastFaults(
  request: WebhookRequest,
  clock: Clock,
  faults: Faults | undefined,
): Promise<WebhookAnswer> {
  const fault = faults?.take({ on: "webhook", method: request.method, path: request.url });
  if (fault === undefined) return postForm(request, clock);
  if (fault.effect === "error") {
    return { kind: "answered", status: fault.status, contentType: null, body: "" };
  }
  if (fault.effect === "lostRequest") return ordered;
  const answer = await postForm(request, clock);
  if (fault.effect === "cut") return ordered;
  if (fault.effect === "lostReply") return { kind: "timeout" };
  const isTooLate = fault.delayMs >= request.timeoutMs;
  const delayMs = isTooLate ? request.timeoutMs : fault.delayMs;
  await new Promise<void>((resolve) => void clock.after(delayMs, resolve));
  return isTooLate ? { kind: "timeout" } : answer;
}
