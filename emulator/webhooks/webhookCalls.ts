import type { WebhookMethod } from "../store/rows.ts";

/** One call of a webhook and what came of it, for people who look into the emulator. */
export interface WebhookCall {
  /** Counts up from 1. */
  number: number;
  level: "account" | "service" | "conversation" | "number";
  event: string;
  method: WebhookMethod;
  url: string;
  parameters: Readonly<Record<string, string>>;
  /** Epoch ms. */
  startedAt: number;
  /** Null while it is under way. */
  durationMs: number | null;
  status: number | null;
  /** The beginning of what was answered. */
  answer: string | null;
  /** Why there is no answer, or what was wrong with it. */
  problem: string | null;
}

/** The latest calls, in memory. */
export interface WebhookCalls {
  /** Oldest first. */
  list(): readonly WebhookCall[];
  add(call: Omit<WebhookCall, "number">): WebhookCall;
  finish(call: WebhookCall, result: Partial<WebhookCall>): void;
  clear(): void;
}

const keptCalls = 1_000;
const keptAnswerLength = 2_000;

export function createWebhookCalls(): WebhookCalls {
  let last = 0;
  const calls: WebhookCall[] = [];
  return {
    list: () => [...calls],
    add(call) {
      last += 1;
      const kept = { ...call, number: last };
      calls.push(kept);
      if (calls.length > keptCalls) calls.shift();
      return kept;
    },
    finish(call, result) {
      Object.assign(call, result, { answer: result.answer?.slice(0, keptAnswerLength) ?? null });
    },
    clear: () => void calls.splice(0),
  };
}
