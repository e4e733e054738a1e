import fastify from "fastify";
import { onTestFinished } from "vitest";
import { createEmulator } from "../../emulator/createEmulator.ts";
import { createErrorHandler } from "../guards.ts";
import { createTwilioClient } from "../twilioAccount.ts";

/** For one test: an app without routes, and an emulator with a client of its account. */
export async function openBareApp() {
  const emulator = await createEmulator({ port: 0, memory: true });
  const { accountSid, apiKey, apiSecret } = emulator.account;
  const login = { accountSid, username: apiKey, password: apiSecret };
  const client = createTwilioClient(login, emulator.url);
  const app = fastify();
  /** Of refusals, as they stand in the log and the metrics. */
  const reasons: string[] = [];
  app.setErrorHandler(createErrorHandler((reason) => void reasons.push(reason)));
  onTestFinished(async () => {
    await app.close();
    await emulator.close();
  });
  return { app, emulator, client, reasons };
}
