import { Client } from "@twilio/conversations";
import { onTestFinished } from "vitest";
import type { Emulator } from "../createEmulator.ts";
import type { EmulatorOptions } from "../emulatorOptions.ts";
import { gatewayPath } from "../gateway/webSocketServer.ts";
import { accessTokenFor } from "./accessTokenFor.ts";
import { happens, sdkOptions } from "./harness.ts";
import { startRest } from "./restHarness.ts";
import { startWebhookServer } from "./webhookServer.ts";

/** An emulator, the helper, a webhook server and clients of the SDK, all for one test. */
export async function startHooks(options: EmulatorOptions = {}) {
  const { emulator, client, numbers } = await startRest(options);
  const hooks = await startWebhookServer(emulator.account.authToken);
  const { v1 } = client.conversations;
  return {
    emulator,
    client,
    v1,
    hooks,
    number: numbers[0] ?? "",
    /** Both kinds of the account's webhooks, at `/pre` and `/post`. */
    ask: (...filters: string[]) =>
      v1.configuration.webhooks().update({
        preWebhookUrl: `${hooks.url}/pre`,
        postWebhookUrl: `${hooks.url}/post`,
        filters,
      }),
    connect: (identity: string) => connect(emulator, identity),
    /** A conversation with these chat people, and these phones at the first number. */
    async conversation(people: readonly string[], phones: readonly string[] = []) {
      const { sid } = await v1.conversations.create({ friendlyName: "Talk" });
      for (const identity of people) await v1.conversations(sid).participants.create({ identity });
      for (const address of phones) {
        await v1.conversations(sid).participants.create({
          "messagingBinding.address": address,
          "messagingBinding.proxyAddress": numbers[0] ?? "",
        });
      }
      return Object.assign(v1.conversations(sid), { sid });
    },
  };
}

/** A client of this person; default: in the account's own service. */
export async function connect(
  emulator: Emulator,
  identity: string,
  serviceSid: string = emulator.account.serviceSid,
): Promise<Client> {
  const token = accessTokenFor(emulator.account, identity, { serviceSid });
  const uri = `${emulator.url.replace("http", "ws")}${gatewayPath}`;
  const client = new Client(token, sdkOptions(uri));
  onTestFinished(() => client.shutdown());
  await happens(client, "initialized");
  // A client that is shut down while it still reads its list throws.
  await client.getSubscribedConversations();
  return client;
}
