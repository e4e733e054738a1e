import formbody from "@fastify/formbody";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import {
  formOf,
  page,
  registerAddresses,
  registerConfiguration,
  registerMessaging,
  registerRoles,
  registerServices,
} from "./standInRoutes.ts";
import { createState, type Json, type StandInFor, type StandInState } from "./standInState.ts";

export interface StandIn {
  url: string;
  state: StandInState;
  /** `METHOD path` of everything that would have changed the account. */
  writes: string[];
  close(): Promise<void>;
}

/**
 * The parts of Twilio's REST API that the doctor and the setup need and the emulator does not have, or cannot break. All
 * other requests go on to the emulator.
 */
export async function startStandIn({ url, account }: StandInFor): Promise<StandIn> {
  const state = createState({ account });
  const writes: string[] = [];
  const app = fastify({ forceCloseConnections: true });
  await app.register(formbody);
  app.addHook("onRequest", async (request, reply) => {
    if (request.url.includes("/Media/") || isSignedIn(request, account)) return;
    await reply.code(401).send({ code: 20003, message: "Authenticate", status: 401 });
  });
  app.addHook("preHandler", async (request) => {
    if (request.method !== "GET") writes.push(`${request.method} ${request.url}`);
  });
  registerConfiguration(app, state);
  registerAddresses(app, state);
  registerRoles(app, state);
  registerServices(app, state);
  registerMessaging(app, state, account.messagingServiceSid);
  registerNumbers(app, state, url);
  app.get("/mcs/*", (request, reply) => {
    if (!state.refusesTokens) return passOn(request, reply, url);
    return reply.code(401).send({ code: 20160, message: "Restricted key", status: 401 });
  });
  app.all("/*", (request, reply) => passOn(request, reply, url));
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  return { url: address, state, writes, close: () => app.close() };
}

function isSignedIn(request: FastifyRequest, account: StandInFor["account"]): boolean {
  const given = request.headers.authorization;
  const pairs = [
    [account.apiKey, account.apiSecret],
    [account.accountSid, account.authToken],
  ];
  return pairs.some((pair) => given === `Basic ${Buffer.from(pair.join(":")).toString("base64")}`);
}

function registerNumbers(app: FastifyInstance, state: StandInState, url: string): void {
  app.get("/2010-04-01/Accounts/:account/IncomingPhoneNumbers.json", (request, reply) => {
    if (state.numbers === undefined) return passOn(request, reply, url);
    const numbers = state.numbers.map(({ phoneNumber, sms, mms }) => ({
      phone_number: phoneNumber,
      capabilities: { sms, mms, voice: true },
    }));
    return { incoming_phone_numbers: numbers, next_page_uri: null };
  });
  app.get("/v2/Channels/Senders", (request, reply) => {
    if (state.senders === undefined) return passOn(request, reply, url);
    return page(
      "senders",
      state.senders.map(({ address, status }) => ({ sid: "XE", sender_id: address, status })),
    );
  });
}

/** A form as the helper writes it: a list as the same name several times. */
function encode(form: Json): URLSearchParams {
  return new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, String(each)]),
    ),
  );
}

async function passOn(
  request: FastifyRequest,
  reply: FastifyReply,
  url: string,
): Promise<FastifyReply> {
  const headers: Record<string, string> = {};
  for (const name of ["authorization", "content-type", "x-twilio-token"]) {
    const value = request.headers[name];
    if (typeof value === "string") headers[name] = value;
  }
  const response = await fetch(`${url}${request.url}`, {
    method: request.method,
    headers,
    ...(request.method === "POST" && { body: encode(formOf(request)) }),
  });
  const type = response.headers.get("content-type");
  if (type !== null) void reply.header("content-type", type);
  return reply.code(response.status).send(Buffer.from(await response.arrayBuffer()));
}
