import twilio from "twilio";
import { onTestFinished } from "vitest";
import { createEmulator, type Emulator } from "../createEmulator.ts";
import type { EmulatorOptions } from "../emulatorOptions.ts";
import { instantCarrier } from "../phones/carrierPolicy.ts";

type Helper = ReturnType<typeof twilio>;

export interface RestHarness {
  emulator: Emulator;
  /** The official helper, pointed at the emulator. */
  client: Helper;
  numbers: string[];
}

/** An emulator on a free port that ends with the test. */
export async function startRest(options: EmulatorOptions = {}): Promise<RestHarness> {
  const emulator = await createEmulator({
    port: 0,
    memory: options.dataDir === undefined,
    carrier: instantCarrier,
    ...options,
  });
  onTestFinished(() => emulator.close());
  const numbers = emulator.service.numbers.all().map(({ address }): string => address);
  return { emulator, client: helperFor(emulator), numbers };
}

export function helperFor(
  emulator: Emulator,
  { username, password }: { username: string; password: string } = {
    username: emulator.account.accountSid,
    password: emulator.account.authToken,
  },
): Helper {
  const client = twilio(username, password, { accountSid: emulator.account.accountSid });
  client.conversations.baseUrl = emulator.url;
  client.api.baseUrl = emulator.url;
  client.content.baseUrl = emulator.url;
  client.messaging.baseUrl = emulator.url;
  client.iam.baseUrl = emulator.url;
  return client;
}

/** A request as any program could send it, for what the helper would not. */
export function rawRequest(
  emulator: Emulator,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const { accountSid, authToken } = emulator.account;
  const basic = Buffer.from(`${accountSid}:${authToken}`).toString("base64");
  return fetch(`${emulator.url}${path}`, {
    ...init,
    headers: { authorization: `Basic ${basic}`, ...init.headers },
  });
}
