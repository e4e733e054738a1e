import type { Clock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import type { Log } from "../log.ts";
import type { WebhookMethod } from "../store/rows.ts";
import type { WebhookAnswer } from "./postForm.ts";
import { postPastFaults } from "./postPastFaults.ts";
import type { WebhookCall, WebhookCalls } from "./webhookCalls.ts";
import { isAllowedTarget } from "./webhookTargets.ts";

export interface Hook {
  level: WebhookCall["level"];
  url: string;
  method: WebhookMethod;
}

export interface CallerOptions {
  account: { accountSid: string; authToken: string };
  clock: Clock;
  log: Log;
  calls: WebhookCalls;
  allowedHosts: readonly string[];
  /** What has been ordered to go wrong. */
  faults?: Faults | undefined;
}

/** Calls webhooks, and writes down each call with its answer. Never throws. */
export type Caller = (
  hook: Hook,
  event: string,
  parameters: Readonly<Record<string, string>>,
  timeoutMs: number,
) => Promise<WebhookAnswer>;

export function createCaller(options: CallerOptions): Caller {
  const { account, clock, log, calls, allowedHosts, faults } = options;
  return async (hook, event, parameters, timeoutMs) => {
    const { level, url, method } = hook;
    const startedAt = clock.now();
    const call = calls.add({
      level,
      event,
      method,
      url,
      parameters,
      startedAt,
      durationMs: null,
      status: null,
      answer: null,
      problem: null,
    });
    const { authToken } = account;
    const answer: WebhookAnswer = isAllowedTarget(url, allowedHosts)
      ? await postPastFaults({ url, method, parameters, authToken, timeoutMs }, clock, faults)
      : { kind: "unreachable", reason: "the host is not on the list of allowed hosts" };
    const problem = problemOf(answer);
    calls.finish(call, {
      durationMs: clock.now() - startedAt,
      problem,
      ...(answer.kind === "answered" && { status: answer.status, answer: answer.body }),
    });
    if (problem !== null) log.warn({ event, url, problem }, "A webhook failed");
    return answer;
  };
}

function problemOf(answer: WebhookAnswer): string | null {
  switch (answer.kind) {
    case "answered":
      return answer.status >= 200 && answer.status < 300 ? null : `status ${answer.status}`;
    case "timeout":
      // Twilio's own log names it so.
      return "50076 no answer in time";
    case "unreachable":
      return answer.reason;
  }
}
