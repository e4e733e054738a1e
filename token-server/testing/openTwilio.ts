import fastify from "fastify";
import { onTestFinished } from "vitest";
import { createEmulator, type Emulator } from "../../emulator/createEmulator.ts";
import { createTwilioClient, type TwilioClient } from "../twilioAccount.ts";

export interface Twilio {
  url: string;
  emulator: Emulator;
  /** With the account's auth token, as somebody at Twilio's console. */
  client: TwilioClient;
  /** `METHOD path` of everything that would have changed the account. */
  writes: string[];
  /** Answers a path with this, for what an account can be and the emulator's cannot. */
  answer(path: string, body: object, how?: { status?: number; dateless?: boolean }): void;
}

/** The emulator standing in for Twilio, until the test ends. What people may do is as little as Twilio may begin with. */
export async function openTwilio(): Promise<Twilio> {
  const emulator = await createEmulator({ memory: true, stockRoles: "narrow" });
  const writes: string[] = [];
  const answers = new Map<string, { body: object; status: number; dateless: boolean }>();
  const app = fastify({ forceCloseConnections: true });
  app.addHook("onRequest", async (request, reply) => {
    if (request.method !== "GET") writes.push(`${request.method} ${request.url}`);
    const answer = answers.get(request.url.split("?")[0] ?? "");
    if (answer === undefined) return;
    reply.raw.sendDate = !answer.dateless;
    await reply.code(answer.status).send(answer.body);
  });
  await app.register(emulator.plugin);
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  onTestFinished(async () => {
    await app.close();
    await emulator.close();
  });
  const { accountSid, authToken } = emulator.account;
  const login = { accountSid, username: accountSid, password: authToken };
  return {
    url,
    emulator,
    client: createTwilioClient(login, url),
    writes,
    answer: (path, body, { status = 200, dateless = false } = {}) =>
      void answers.set(path, { body, status, dateless }),
  };
}
