import type { ConversationSid } from "../../src/domain/sids.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Actor } from "../service/actor.ts";
import type { Service } from "../service/service.ts";
import type { ServiceEvent } from "../service/serviceEvent.ts";
import type { PostEvent } from "../service/webhookNames.ts";
import { accountScope } from "../service/webhookSettings.ts";
import type { MessageRow, ScopedWebhookRow, UserRow } from "../store/rows.ts";
import type { Caller, Hook } from "./caller.ts";
import { createLanes } from "./lanes.ts";
import { commonParameters, type Parameters } from "./parameters.ts";
import { type PostTelling, toPostEvents } from "./toPostEvents.ts";

export interface PostEventsOptions {
  service: Service;
  accountSid: string;
  call: Caller;
  clock: Clock;
  log: Log;
  timeoutMs: number;
  autocreatedUrl?: (() => string | undefined) | undefined;
  /** Whether somebody has a device that asked to be pushed to. */
  isNotifiable(user: Pick<UserRow, "serviceSid" | "identity">): boolean;
}

/** Calls that wait for those before them; more are not kept for a target that does not answer. */
const maxWaiting = 10_000;

/**
 * Tells webhooks of what has happened, after the commit and without anybody waiting for it. To one URL the events of a
 * conversation go one after the other, so that they arrive in order. The answer stops it: what still waits is not sent.
 */
export function startPostEvents(options: PostEventsOptions): () => void {
  const { service, accountSid, call, clock, log, timeoutMs, autocreatedUrl } = options;
  const lanes = createLanes();
  let waiting = 0;
  let isStopped = false;

  const send = (hook: Hook, telling: PostTelling, by: Actor | undefined) => {
    if (waiting >= maxWaiting) {
      log.warn({ url: hook.url, event: telling.event }, "Too many webhooks wait: one was dropped");
      return;
    }
    waiting += 1;
    const parameters = {
      ...commonParameters(accountSid, telling.event, by),
      ...telling.parameters,
    };
    void lanes.enter(`${hook.url} ${telling.conversationSid}`, async () => {
      if (!isStopped) await call(hook, telling.event, parameters, timeoutMs);
      waiting -= 1;
    });
  };

  const tell = (telling: PostTelling, by: Actor | undefined) => {
    for (const hook of hooksFor(service, telling)) send(hook, telling, by);
  };

  const tellOwn = (event: ServiceEvent, by: Actor | undefined) => {
    const url = isAutocreated(event) ? autocreatedUrl?.() : undefined;
    if (url === undefined) return;
    for (const telling of toPostEvents(event, by, clock.now())) {
      send({ level: "service", url, method: "POST" }, telling, by);
    }
  };

  const stopListening = service.events.subscribe((event, by) => {
    tellOwn(event, by);
    if (!mayFire(event, by) || !isHeard(service, event)) return;
    const more = event.type === "userChanged" ? reachabilityOf(options, event.user) : {};
    for (const telling of toPostEvents(event, by, clock.now())) {
      tell({ ...telling, parameters: { ...telling.parameters, ...more } }, by);
    }
  });

  service.scopedWebhooks.onCreated((webhook) => {
    for (const message of messagesAfter(service, webhook)) {
      const conversation = service.conversations.get(message.serviceSid, message.conversationSid);
      const { eventId } = message;
      const event: ServiceEvent = { type: "messageAdded", eventId, message, conversation };
      for (const telling of toPostEvents(event, undefined, clock.now())) {
        const hook = toHook(webhook, telling);
        if (hook !== undefined) send(hook, telling, undefined);
      }
    }
  });

  return () => {
    isStopped = true;
    stopListening();
  };
}

/** Left out where the service tells nobody who is online. */
function reachabilityOf({ service, isNotifiable }: PostEventsOptions, user: UserRow): Parameters {
  if (!service.services.get(user.serviceSid).reachability) return {};
  return {
    isOnline: String(service.users.isOnline(user.serviceSid, user.identity)),
    isNotifiable: String(isNotifiable(user)),
  };
}

function isAutocreated(event: ServiceEvent): boolean {
  return event.type === "conversationAdded" && event.autocreatedBy !== undefined;
}

/** REST changes fire nothing unless the request asks for it; deliveries always do (HOOK10, HOOK11). */
function mayFire(event: ServiceEvent, by: Actor | undefined): boolean {
  if (event.type === "receiptUpdated") return true;
  if (by === undefined) return false;
  return by.kind !== "rest" || by.webhooks === true;
}

/** Mostly nobody has a webhook, and what would be told need not be made. A removed conversation brings its own. */
function isHeard({ webhooks, scopedWebhooks }: Service, { type }: ServiceEvent): boolean {
  return type === "conversationRemoved" || webhooks.hasPost() || scopedWebhooks.any();
}

function* hooksFor(service: Service, telling: PostTelling): Generator<Hook> {
  const { event, serviceSid, conversationSid, scoped } = telling;
  for (const scope of [accountScope, serviceSid] as const) {
    const { postWebhookUrl: url, method, filters } = service.webhooks.of(scope);
    if (url !== null && filters?.includes(event) === true) {
      yield { level: scope === accountScope ? "account" : "service", url, method };
    }
  }
  if (conversationSid === null) return;
  for (const webhook of scoped ?? scopedOf(service, conversationSid)) {
    const hook = toHook(webhook, telling);
    if (hook !== undefined) yield hook;
  }
}

function scopedOf(service: Service, sid: ConversationSid): readonly ScopedWebhookRow[] {
  return service.scopedWebhooks.of(sid);
}

/** Nothing for another event, a text without keyword, and studio, whose flows are not run. */
function toHook(
  { target, url, method, filters, triggers }: ScopedWebhookRow,
  { event, text }: Pick<PostTelling, "event" | "text">,
): Hook | undefined {
  if (url === null) return undefined;
  const isMeant =
    target === "webhook" ? filters.includes(event) : isTriggered(target, triggers, event, text);
  return isMeant ? { level: "conversation", url, method } : undefined;
}

/** A keyword anywhere in a message, in any case of letters (how Twilio matches is not known). */
function isTriggered(
  target: ScopedWebhookRow["target"],
  triggers: readonly string[],
  event: PostEvent,
  text: string | null | undefined,
): boolean {
  if (target !== "trigger" || event !== "onMessageAdded") return false;
  const lower = text?.toLowerCase() ?? "";
  return triggers.some((word) => lower.includes(word.toLowerCase()));
}

// The most that one new webhook is told of.
const maxReplayed = 1_000;

function messagesAfter(service: Service, webhook: ScopedWebhookRow): readonly MessageRow[] {
  const { replayAfter, conversationSid } = webhook;
  if (replayAfter === null) return [];
  return service.messages.range(conversationSid, {
    order: "asc",
    from: replayAfter + 1,
    limit: maxReplayed,
  });
}
