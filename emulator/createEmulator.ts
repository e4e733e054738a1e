import { mkdirSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import type { FastifyPluginAsync } from "fastify";
import packageJson from "../package.json" with { type: "json" };
import type { Address } from "../src/domain/address.ts";
import { type Account, openAccount } from "./account.ts";
import { createActionLimit, limitChanges } from "./actionLimit.ts";
import { openApiKeys } from "./apiKeys.ts";
import { type Clock, systemClock } from "./clock.ts";
import { createEmulatorPhones, type EmulatorPhones } from "./emulatorPhones.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createGateway } from "./gateway/createGateway.ts";
import { createFrameTap, toFrameBody } from "./gateway/frameTap.ts";
import { createTokenVerifier } from "./gateway/tokenVerifier.ts";
import { createGatewayServer } from "./gateway/webSocketServer.ts";
import { type Ids, randomIds } from "./ids.ts";
import { injectFaults } from "./injectFaults.ts";
import { registerInspector } from "./inspector/registerInspector.ts";
import { listen } from "./listen.ts";
import { type Log, silentLog } from "./log.ts";
import { createContentUrls } from "./media/contentUrls.ts";
import { anywhere, readableMedia } from "./media/mediaAccess.ts";
import { createMemoryMediaFiles, openMediaFiles } from "./media/mediaFiles.ts";
import { createMediaPlugin } from "./media/mediaPlugin.ts";
import { createMediaStore } from "./media/mediaStore.ts";
import { sendContent } from "./media/sendContent.ts";
import { openMovableClock } from "./openMovableClock.ts";
import { createCarrier } from "./phones/carrier.ts";
import { carrierFrom, type CarrierPolicy, realisticCarrier } from "./phones/carrierPolicy.ts";
import { createControlEvents, toControlEvent } from "./phones/controlEvents.ts";
import { createControlPlugin, type SeedName } from "./phones/controlPlugin.ts";
import { toEventBody } from "./phones/controlResources.ts";
import { createEventStream } from "./phones/eventStream.ts";
import { createPhonePasses } from "./phones/phonePasses.ts";
import { createPhones, type PhoneMedia } from "./phones/phones.ts";
import { createTemplateFiles } from "./phones/templateFiles.ts";
import { presentState, rememberState } from "./presentState.ts";
import type { PushDevice } from "./pushDevice.ts";
import { createRestPlugin } from "./rest/restPlugin.ts";
import { createMemorySavedStates, openSavedStates } from "./savedStates.ts";
import { isSeededStore, reseedStore, seedStore } from "./seedStore.ts";
import type { Choices } from "./service/choices.ts";
import { createService } from "./service/createService.ts";
import type { Limits } from "./service/limits.ts";
import type { Service } from "./service/service.ts";
import type { StockRoles } from "./service/stockRoles.ts";
import { checkStateFile, exportState, importState, parseStateFile, stateOf } from "./stateFile.ts";
import { createStore } from "./store/createStore.ts";
import type { UserRow } from "./store/rows.ts";
import { createSync } from "./sync/createSync.ts";
import { createWebhooks, type WebhookOptions } from "./webhooks/createWebhooks.ts";
import { createExampleHook } from "./webhooks/exampleHook.ts";
import type { WebhookCall } from "./webhooks/webhookCalls.ts";

export interface EmulatorOptions {
  /** 0 takes any free port. Absent: it does not listen; the caller registers `plugin` and passes on upgrades. */
  port?: number;
  /** Default: 127.0.0.1. */
  host?: string;
  /** Where everything is kept. Absent, or with `memory`: nothing outlives the process. */
  dataDir?: string;
  memory?: boolean;
  /** What a new store begins with. Default: empty, that is the account's numbers only. */
  seed?: SeedName;
  clock?: Clock;
  ids?: Ids;
  /** Default: the store's own, made at random when it is new. */
  account?: Account;
  carrier?: CarrierPolicy;
  /** Default: Twilio's. */
  limits?: Partial<Limits>;
  /** What joiners may do: `wide` (default) or `narrow` (docs/emulator-differences.md). */
  stockRoles?: StockRoles;
  /** What nobody knows of Twilio, or what an account may choose (docs/emulator-differences.md). */
  choices?: Partial<Choices>;
  /** Whether the roster tells the SDK the numbers of phones. Default: true (docs/emulator-differences.md). */
  participantBindings?: boolean;
  log?: Log;
  /** Where its HTTP routes are when it does not listen by itself; addresses in webhooks begin with it. */
  publicUrl?: () => string | undefined;
  /** Which hosts webhooks may be sent to beside this machine, and how long they are waited for. */
  webhooks?: WebhookOptions;
  /** Asked for by `/_emulator` when set. */
  passcode?: string;
  /** Whether links may be made that let real phones of the network in, to the phones only. Needs a passcode. */
  phonesOnNetwork?: boolean;
}

export interface Emulator {
  /** Throws when the emulator does not listen by itself. */
  readonly url: string;
  account: Account;
  service: Service;
  phones: EmulatorPhones;
  /** The latest calls of webhooks, oldest first. */
  webhookCalls(): readonly WebhookCall[];
  /** All HTTP routes, for a Fastify instance of the caller. */
  plugin: FastifyPluginAsync;
  /** False when the upgrade is not for the emulator. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** The devices that asked to be pushed to. Nothing is delivered to them. */
  pushDevices(): PushDevice[];
  /** Cuts every SDK connection, as a lost network would. */
  dropConnections(): void;
  /** Moves the emulator's time forward; connections and tokens do not notice. */
  moveClock(ms: number): void;
  faults: Faults;
  /** Throws everything away and begins anew; the account and its credentials stay. */
  reset(seed?: SeedName): Promise<void>;
  /** Once; a second call waits for the first. */
  close(): Promise<void>;
}

/** Twilio Conversations on this machine. Any number of them can live in one process. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const parts = await assemble(options);
  const { store, account, clock, ids, service, gateway, carrier, phones, media, stream } = parts;

  /** Everything anew: nothing of before goes on meanwhile, and everybody who listens loads again. */
  const anew = async (change: () => void | Promise<void>) => {
    gateway.dropConnections();
    carrier.clear();
    carrier.use(parts.policy);
    parts.faults.clear();
    parts.webhooks.calls.clear();
    service.timers.stop();
    try {
      await change();
    } finally {
      // Whoever has come back meanwhile may have read what was before.
      gateway.dropConnections();
      carrier.resume();
      service.timers.start();
      phones.events.publish({ type: "reset" });
    }
  };
  const reset = (seed: SeedName = options.seed ?? "empty") =>
    anew(async () => {
      clock.reset();
      await media.files.clear();
      reseedStore(store, { seed, account, ids, nowMs: clock.now(), stockRoles: parts.stockRoles });
      rememberState(store, seed);
    });
  const importFile = async (text: string, name?: string) => {
    const file = parseStateFile(text);
    const stateParts = { store, account, files: media.files };
    await anew(async () => {
      await importState(stateParts, file);
      clock.reset();
      clock.move(file.header.clockOffsetMs);
      if (name !== undefined) rememberState(store, name);
    });
  };

  const plugin = createPlugin(parts, options, { reset, importFile });
  const { handleUpgrade } = createGatewayServer({
    gateway: {
      ...gateway,
      accept: (socket, context) => gateway.accept(parts.frames.wrap(socket), context),
    },
    log: parts.log,
  });
  const server =
    options.port === undefined
      ? undefined
      : await listen({
          plugin,
          handleUpgrade,
          port: options.port,
          host: options.host ?? "127.0.0.1",
          log: parts.log,
        });
  parts.late.url = server?.url;
  carrier.resume();
  service.timers.start();

  let closed: Promise<void> | undefined;
  const close = async () => {
    carrier.close();
    service.timers.stop();
    stream.close();
    parts.frameStream.close();
    gateway.close();
    parts.sync.close();
    media.close();
    parts.stopTelling();
    parts.webhooks.close();
    await server?.close();
    store.close();
  };

  return {
    get url() {
      if (server === undefined) throw new Error("this emulator does not listen by itself");
      return server.url;
    },
    account,
    service,
    phones: createEmulatorPhones(phones, parts.systemTime),
    webhookCalls: () => parts.webhooks.calls.list(),
    plugin,
    handleUpgrade,
    pushDevices: () => gateway.pushDevices(),
    dropConnections: () => void gateway.dropConnections(),
    moveClock: parts.moveClock,
    faults: parts.faults,
    reset,
    close: () => (closed ??= close()),
  };
}

type Parts = Awaited<ReturnType<typeof assemble>>;

async function assemble(options: EmulatorOptions) {
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

function createPlugin(
  parts: Parts,
  { passcode, phonesOnNetwork = false }: EmulatorOptions,
  {
    reset,
    importFile,
  }: { reset: Emulator["reset"]; importFile(text: string, name?: string): Promise<void> },
): FastifyPluginAsync {
  const { account, clock, systemTime, log, service, media, phones, stream, gateway } = parts;
  const rest = createRestPlugin(
    {
      service,
      account,
      keys: parts.keys,
      actions: parts.actions,
      pushDevices: { list: gateway.pushDevices, remove: gateway.removePushDevice },
    },
    log,
  );
  const mediaRoutes = createMediaPlugin({
    service,
    account,
    keys: parts.keys,
    media,
    urls: createContentUrls(account, systemTime),
    verifyToken: parts.tokens.verify,
    log,
  });
  const control = createControlPlugin({
    version: packageJson.version,
    account,
    service,
    phones,
    stream,
    passcode,
    passes: phonesOnNetwork ? createPhonePasses(randomIds, systemTime) : null,
    reset,
    webhookCalls: () => parts.webhooks.calls.list(),
    faults: parts.faults,
    carrierSettings: () => parts.carrier.policy().settings ?? null,
    state: (limit) => ({
      version: packageJson.version,
      clock: { now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs() },
      connections: gateway.connectionCount(),
      faults: parts.faults.list(),
      ...stateOf(parts.store, limit),
    }),
    exportState: () =>
      exportState({ store: parts.store, account, files: media.files }, clock.offsetMs()),
    importState: (text) => importFile(text),
    savedStates: parts.savedStates,
    present: () => presentState(parts.store),
    async saveState(name) {
      const stateParts = { store: parts.store, account, files: media.files };
      await parts.savedStates.save(name, exportState(stateParts, clock.offsetMs()));
      rememberState(parts.store, name);
    },
    async keepState(name, file) {
      checkStateFile(parts.store, parseStateFile(file));
      await parts.savedStates.save(name, [file]);
    },
    loadState: async (name) => importFile(await parts.savedStates.read(name), name),
    registerInspector: (app) =>
      registerInspector(app, {
        version: packageJson.version,
        account,
        service,
        store: parts.store,
        faults: parts.faults,
        clock,
        connectionCount: () => gateway.connectionCount(),
        webhookCalls: () => parts.webhooks.calls.list(),
        frames: parts.frameStream,
      }),
    setCarrier: (settings) => parts.carrier.use(carrierFrom(settings)),
    clock,
    moveClock: parts.moveClock,
    dropConnections({ expireTokens }) {
      if (!expireTokens) return gateway.dropConnections();
      parts.tokens.expireIssued();
      return gateway.dropConnections("expired");
    },
    sendMedia(sid, request, reply) {
      return sendContent(media.files, readableMedia(service, anywhere, sid), request, reply);
    },
    log,
  });
  return async (app) => {
    await app.register(async (scope) => {
      injectFaults(scope, parts.faults, systemTime, "rest");
      await scope.register(rest);
    });
    await app.register(async (scope) => {
      injectFaults(scope, parts.faults, systemTime, "media");
      await scope.register(mediaRoutes);
    });
    await app.register(createExampleHook(account));
    await app.register(control);
  };
}
