import type { Clock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import type { Log } from "../log.ts";
import type { Service } from "../service/service.ts";
import { createCaller } from "./caller.ts";
import { type Changes, createChanges } from "./changes.ts";
import { createNumberWebhook, type NumberWebhookOptions } from "./numberWebhook.ts";
import { type PostEventsOptions, startPostEvents } from "./postEvents.ts";
import { createPreEvents } from "./preEvents.ts";
import { createWebhookCalls, type WebhookCalls } from "./webhookCalls.ts";

export interface WebhookOptions {
  /** Hosts, or host:port, beside this machine; `*` for all. Default: none. */
  allowedHosts?: readonly string[];
  /** Default: 5000, as Twilio waits for an answer. */
  preTimeoutMs?: number;
  /** Default: 15000. */
  postTimeoutMs?: number;
  /**
   * Told of conversations that texts have made, beside the webhooks of the account: a program that brings its emulator
   * along hears of them with nothing configured, and after a reset too. Undefined: its address is not known yet.
   */
  autocreatedUrl?: () => string | undefined;
}

export interface Webhooks {
  /** The way in for changes of chat people and phones. */
  changes: Changes;
  calls: WebhookCalls;
  close(): void;
}

/** Everything between the service and other people's servers. */
export function createWebhooks({
  service,
  account,
  clock,
  systemTime = clock,
  log,
  faults,
  world,
  options: { allowedHosts = [], preTimeoutMs = 5_000, postTimeoutMs = 15_000, autocreatedUrl },
}: {
  service: Service;
  account: { accountSid: string; authToken: string };
  clock: Clock;
  /** Other people's servers do not come along when the clock is moved. */
  systemTime?: Clock;
  log: Log;
  faults?: Faults;
  world: Pick<NumberWebhookOptions, "ownUrl" | "saveMedia"> &
    Pick<PostEventsOptions, "isNotifiable">;
  options: WebhookOptions;
}): Webhooks {
  const { accountSid } = account;
  const calls = createWebhookCalls();
  const call = createCaller({ account, clock: systemTime, log, calls, allowedHosts, faults });
  const stop = startPostEvents({
    service,
    accountSid,
    call,
    clock,
    log,
    timeoutMs: postTimeoutMs,
    autocreatedUrl,
    isNotifiable: world.isNotifiable,
  });
  const changes = createChanges({
    service,
    accountSid,
    preEvents: createPreEvents(service.webhooks, call, log, preTimeoutMs),
    onText: createNumberWebhook({
      service,
      accountSid,
      call,
      timeoutMs: postTimeoutMs,
      clock: systemTime,
      allowedHosts,
      log,
      ownUrl: world.ownUrl,
      saveMedia: world.saveMedia,
    }),
  });
  return { changes, calls, close: stop };
}
