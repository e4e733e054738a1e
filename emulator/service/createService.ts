import type { ServiceSid } from "../../src/domain/sids.ts";
import type { Clock } from "../clock.ts";
import type { Ids } from "../ids.ts";
import type { Store } from "../store/store.ts";
import { createAccountConfiguration } from "./accountConfiguration.ts";
import { createAccountDefaults } from "./accountDefaults.ts";
import { createAddressConfigurations } from "./addressConfigurations.ts";
import { type Choices, defaultChoices } from "./choices.ts";
import { createContents } from "./contents.ts";
import type { ServiceContext, ServiceLog } from "./context.ts";
import { createConversations } from "./conversations.ts";
import { createCredentials } from "./credentials.ts";
import { createEventQueue } from "./eventQueue.ts";
import { createInbound } from "./inbound.ts";
import type { Limits } from "./limits.ts";
import { twilioLimits } from "./limits.ts";
import { createMediaItems } from "./media.ts";
import { createMessages } from "./messages.ts";
import { createMessagingLog } from "./messagingLog.ts";
import { createMessagingServices, ensureMessagingService } from "./messagingServices.ts";
import { createNotificationLevel } from "./notificationLevel.ts";
import { createNumbers } from "./numbers.ts";
import { createParticipants } from "./participants.ts";
import { createReadHorizon } from "./readHorizon.ts";
import { createReceipts } from "./receipts.ts";
import { createReplies } from "./replies.ts";
import { createRoles } from "./roles.ts";
import { createRoster } from "./roster.ts";
import { createSandbox } from "./sandbox.ts";
import { createScopedWebhooks } from "./scopedWebhooks.ts";
import type { Service } from "./service.ts";
import { createServiceRows } from "./serviceRows.ts";
import { createServices } from "./services.ts";
import type { StockRoles } from "./stockRoles.ts";
import { createTimerQueue } from "./timerQueue.ts";
import { createTyping } from "./typing.ts";
import { createUsers } from "./users.ts";
import { createWebhookSettings } from "./webhookSettings.ts";

export interface ServiceOptions {
  store: Store;
  clock: Clock;
  ids: Ids;
  account: { serviceSid: ServiceSid; messagingServiceSid: string };
  /** A pino logger fits. */
  log: ServiceLog;
  limits?: Partial<Limits>;
  /** Default: `wide`. */
  stockRoles?: StockRoles;
  choices?: Partial<Choices>;
}

/** The rules of Conversations over a store (docs/emulator-spec.md). */
export function createService(options: ServiceOptions): Service {
  const { store, clock, ids, account, log, stockRoles = "wide" } = options;
  const { serviceSid: defaultServiceSid } = account;
  const defaults = createAccountDefaults(store, account);
  const queue = createEventQueue(store, log);
  const context: ServiceContext = {
    store,
    clock,
    ids,
    account,
    log,
    limits: { ...twilioLimits, ...options.limits },
    choices: { ...defaultChoices, ...options.choices },
    roster: createRoster(store),
    services: createServiceRows({ store, clock, ids, stockRoles, defaultServiceSid }),
    defaults: defaults.get,
    transaction: queue.transaction,
    emit: queue.emit,
  };
  context.services.of(defaultServiceSid);
  ensureMessagingService(context);
  return {
    events: { subscribe: queue.subscribe },
    transaction: queue.transaction,
    preview: queue.preview,
    conversations: createConversations(context),
    participants: createParticipants(context),
    messages: createMessages(context),
    receipts: createReceipts(context),
    inbound: createInbound(context),
    users: createUsers(context),
    readHorizon: createReadHorizon(context),
    notificationLevel: createNotificationLevel(context),
    typing: createTyping(context),
    media: createMediaItems(context),
    numbers: createNumbers(context),
    contents: createContents(context),
    credentials: createCredentials(context),
    messagingLog: createMessagingLog(context),
    messagingServices: createMessagingServices(context),
    replies: createReplies(context),
    sandbox: createSandbox(context),
    webhooks: createWebhookSettings(context),
    scopedWebhooks: createScopedWebhooks(context),
    addressConfigurations: createAddressConfigurations(context),
    services: createServices(context),
    roles: createRoles(context),
    configuration: createAccountConfiguration(context, defaults.set),
    timers: createTimerQueue(context, queue.subscribe),
  };
}
