import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Address } from "../src/domain/address.ts";
import { openAccount } from "./account.ts";
import { createActionLimit, limitChanges } from "./actionLimit.ts";
import { openApiKeys } from "./apiKeys.ts";
import { systemClock } from "./clock.ts";
import type { EmulatorOptions } from "./emulatorOptions.ts";
import { createFaults } from "./faults.ts";
import { createGateway } from "./gateway/createGateway.ts";
import { createFrameTap, toFrameBody } from "./gateway/frameTap.ts";
import { createTokenVerifier } from "./gateway/tokenVerifier.ts";
import { randomIds } from "./ids.ts";
import { silentLog } from "./log.ts";
import { createMemoryMediaFiles, openMediaFiles } from "./media/mediaFiles.ts";
import { createMediaStore } from "./media/mediaStore.ts";
import { openMovableClock } from "./openMovableClock.ts";
import { createCarrier } from "./phones/carrier.ts";
import { realisticCarrier } from "./phones/carrierPolicy.ts";
import { createControlEvents, toControlEvent } from "./phones/controlEvents.ts";
import { toEventBody } from "./phones/controlResources.ts";
import { createEventStream } from "./phones/eventStream.ts";
import { createPhones, type PhoneMedia } from "./phones/phones.ts";
import { createTemplateFiles } from "./phones/templateFiles.ts";
import { rememberState } from "./presentState.ts";
import type { PushDevice } from "./pushDevice.ts";
import { createMemorySavedStates, openSavedStates } from "./savedStates.ts";
import { isSeededStore, seedStore } from "./seedStore.ts";
import { createService } from "./service/createService.ts";
import { createStore } from "./store/createStore.ts";
import type { UserRow } from "./store/rows.ts";
import { createSync } from "./sync/createSync.ts";
import { createWebhooks } from "./webhooks/createWebhooks.ts";

/** The parts of one emulator, put together. */
export type Parts = Awaited<ReturnType<typeof assemble>>;

/** Makes all parts and ties them to each other. Nothing runs yet: no timer, no leg on its way. */
export async function assemble(options: EmulatorOptions) {
  const { ids = randomIds, log = silentLog, seed = "empty", stockRoles = "wide" } = options;
  // Connections, tokens and links go by this one: a moved clock must not end them.
  const systemTime = options.clock ?? systemClock;
  const dataDir = options.memory === true ? undefined : options.dataDir;
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const store = createStore(dataDir === undefined ? ":memory:" : join(dataDir, "emulator.db"));
  const account = openAccount(store.meta, ids, options.account);
  const keys = openApiKeys(store.meta, account, { ids, clock: systemTime });
  const clock = openMovableClock(systemTime, store.meta);
  const isSeeded = isSeededStore(store);
  seedStore(store, { seed, account, ids, nowMs: clock.now(), stockRoles });
  if (!isSeeded) rememberState(store, seed);

  const { limits = {}, choices = {}, participantBindings = true } = options;
  const service = createService({ store, clock, ids, account, log, limits, choices, stockRoles });
  const files =
    dataDir === undefined ? createMemoryMediaFiles() : await openMediaFiles(join(dataDir, "media"));
  const savedStates =
    dataDir === undefined
      ? createMemorySavedStates(systemTime)
      : await openSavedStates(join(dataDir, "scenes"));
  const media = createMediaStore({ service, table: store.media, files, clock, ids, log });
  const events = createControlEvents(log);
  const faults = createFaults();
  const saveMedia = (author: Address, { data, ...facts }: PhoneMedia) =>
    media.save({ ...facts, author, category: "media", serviceSid: account.serviceSid }, data);
  // Known only when the rest is there.
  const late = {
    url: undefined as string | undefined,
    pushDevices: (): PushDevice[] => [],
  };
  const ownUrl = () => late.url ?? options.publicUrl?.();
  const isNotifiable = ({ serviceSid, identity }: Pick<UserRow, "serviceSid" | "identity">) =>
    late
      .pushDevices()
      .some((device) => device.serviceSid === serviceSid && device.identity === identity);
  const webhooks = createWebhooks({
    faults,
    world: { ownUrl, saveMedia, isNotifiable },
    service,
    account,
    clock,
    systemTime,
    log,
    options: options.webhooks ?? {},
  });
  const { actionsPerSecond = null } = choices;
  const actions = createActionLimit({ service, clock: systemTime, actionsPerSecond });
  const changes = limitChanges(webhooks.changes, actions);
  const phones = createPhones({
    service,
    changes,
    tables: store,
    events,
    clock,
    ids,
    saveMedia,
  });
  const policy = options.carrier ?? realisticCarrier;
  const { allowedHosts = [] } = options.webhooks ?? {};
  const templateFiles = createTemplateFiles({
    service,
    clock: systemTime,
    allowedHosts,
    saveMedia,
  });
  const carrier = createCarrier({ service, phones, policy, clock, log, faults, templateFiles });
  const sync = createSync({ service, store, participantBindings });
  const tokens = createTokenVerifier(account, systemTime, service.services.has, keys.find);
  const gateway = createGateway({ service, changes, sync, tokens, clock: systemTime, log, faults });
  late.pushDevices = gateway.pushDevices;
  const stopTelling = service.events.subscribe((event) => {
    const told = toControlEvent(event);
    if (told !== null) events.publish(told);
  });
  const stream = createEventStream(events, toEventBody, systemTime);
  const frames = createFrameTap(systemTime);
  const frameStream = createEventStream(frames, toFrameBody, systemTime);
  return {
    store,
    account,
    keys,
    late,
    actions,
    clock,
    systemTime,
    moveClock(ms: number) {
      clock.move(ms);
      events.publish({ type: "clockMoved", offsetMs: clock.offsetMs() });
    },
    faults,
    policy,
    ids,
    log,
    service,
    media,
    savedStates,
    phones,
    carrier,
    sync,
    gateway,
    tokens,
    stream,
    frames,
    frameStream,
    stopTelling,
    webhooks,
    stockRoles,
  };
}
