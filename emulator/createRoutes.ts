import type { FastifyPluginAsync } from "fastify";
import packageJson from "../package.json" with { type: "json" };
import type { Parts } from "./assemble.ts";
import type { Fresh } from "./createFresh.ts";
import type { EmulatorOptions } from "./emulatorOptions.ts";
import { randomIds } from "./ids.ts";
import { injectFaults } from "./injectFaults.ts";
import { registerInspector } from "./inspector/registerInspector.ts";
import { createContentUrls } from "./media/contentUrls.ts";
import { anywhere, readableMedia } from "./media/mediaAccess.ts";
import { createMediaPlugin } from "./media/mediaPlugin.ts";
import { sendContent } from "./media/sendContent.ts";
import { carrierFrom } from "./phones/carrierPolicy.ts";
import { createControlPlugin } from "./phones/controlPlugin.ts";
import { createPhonePasses } from "./phones/phonePasses.ts";
import { presentState, rememberState } from "./presentState.ts";
import { createRestPlugin } from "./rest/restPlugin.ts";
import { checkStateFile, exportState, parseStateFile, stateOf } from "./stateFile.ts";
import { createExampleHook } from "./webhooks/exampleHook.ts";

/** All HTTP routes: REST, media, the example of a webhook, the control surface. */
export function createRoutes(
  parts: Parts,
  { passcode, phonesOnNetwork = false }: EmulatorOptions,
  { reset, importFile }: Fresh,
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
