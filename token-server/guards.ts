import { timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";
import helmet from "@fastify/helmet";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import twilio from "twilio";
import * as v from "valibot";

/** A refusal with a sentence for the person who asked, and a word or two for the log and the metrics. */
export class HttpError extends Error {
  readonly statusCode: number;
  readonly reason: string;
  /** What else the app is told. */
  readonly more: Readonly<Record<string, string>>;

  constructor(statusCode: number, reason: string, message: string, more: HttpError["more"] = {}) {
    super(message);
    this.name = "HttpError";
    this.statusCode = statusCode;
    this.reason = reason;
    this.more = more;
  }
}

/** What a request carries, as the schema says; throws HttpError 400. */
export function parseInput<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, input, { abortEarly: true });
  if (!parsed.success) throw new HttpError(400, "malformed request", parsed.issues[0].message);
  return parsed.output;
}

interface Refusal {
  statusCode: number;
  reason: string;
  message: string;
  /** Twilio's, where it gave one; else the status. */
  code?: number;
  more?: HttpError["more"];
}

/** Answers an error as JSON, logs it with its reason, and counts it. What went wrong inside stays in the log. */
export function createErrorHandler(count: (reason: string) => void) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const { statusCode, reason, message, code = statusCode, more } = toRefusal(error);
    const facts = { statusCode, reason, path: request.routeOptions.url, address: request.ip };
    if (statusCode < 500 || error instanceof HttpError) request.log.warn(facts, message);
    else request.log.error({ ...facts, err: error }, message);
    count(reason);
    void reply.code(statusCode).send({ code, message, ...more });
  };
}

function toRefusal(error: unknown): Refusal {
  if (error instanceof HttpError) return error;
  if (error instanceof twilio.RestException) {
    const message = `Twilio refused: ${error.message}`;
    const code = error.code === undefined ? {} : { code: error.code };
    return { statusCode: 502, reason: "twilio refused", message, ...code };
  }
  if (error instanceof Error && "isAxiosError" in error) {
    // The helper's transport; it takes every answer, so only no answer throws.
    const message = "Twilio cannot be reached. Try again in a moment.";
    return { statusCode: 502, reason: "twilio unreachable", message };
  }
  const status =
    error instanceof Error && "statusCode" in error ? Number(error.statusCode) : Number.NaN;
  if (error instanceof Error && status >= 400 && status < 500) {
    // Fastify's own: bodies that are too large, not JSON, of an unknown type; paths that do not decode.
    return { statusCode: status, reason: "malformed request", message: error.message };
  }
  return { statusCode: 500, reason: "internal", message: "The server failed. Its log says why." };
}

const safeMethods = new Set(["GET", "HEAD"]);

interface GuardOptions {
  listenHost: string;
  /** Where people reach this server; then it answers to that name and to this machine's only. */
  publicUrl?: string | undefined;
}

/**
 * Keeps other web pages away from the API: a page elsewhere can make a browser send requests with our cookie, but it can
 * neither set the header X-Partyline nor change Origin, Sec-Fetch-Site and Host. The Host check also stops names that were
 * re-pointed to this machine (DNS rebinding).
 */
export function createRequestGuard({ listenHost, publicUrl }: GuardOptions) {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  const isOpen = publicHost === undefined && !isLoopback(listenHost);

  return async (request: FastifyRequest): Promise<void> => {
    const { host } = request;
    if (!isOpen && host !== publicHost && !isLoopback(hostnameOf(host))) {
      throw new HttpError(403, "wrong host", "This server answers to its own address only.");
    }
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) {
      throw new HttpError(403, "other site", "Requests from other web sites are refused.");
    }
    if (safeMethods.has(request.method)) return;
    const site = request.headers["sec-fetch-site"];
    if (site !== undefined && site !== "same-origin") {
      throw new HttpError(403, "other site", "Requests from other web sites are refused.");
    }
    if (request.headers["x-partyline"] === undefined) {
      throw new HttpError(403, "no header", "The header X-Partyline is missing.");
    }
  };
}

function hostnameOf(host: string): string {
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname.replaceAll(/[[\]]/g, "") : "";
}

export interface RateLimits {
  /** For a route's `onRequest`: counts the request against its address (a /64 for IPv6). */
  byAddress(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Counts the request against the signed-in person, from wherever they ask. */
  byPerson(identity: string, request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

/** Limits by @fastify/rate-limit, which must be registered. Throws HttpError 429. */
export function createRateLimits(
  app: FastifyInstance,
  perMinute: { address: number; person: number },
): RateLimits {
  const people = new WeakMap<FastifyRequest, string>();
  const timeWindow = "1 minute";
  const countAddress = app.createRateLimit({ max: perMinute.address, timeWindow });
  const countPerson = app.createRateLimit({
    max: perMinute.person,
    timeWindow,
    keyGenerator: (request) => people.get(request) ?? "",
  });

  return {
    byAddress: async (request, reply) => check(await countAddress(request), "address", reply),
    async byPerson(identity, request, reply) {
      people.set(request, identity);
      check(await countPerson(request), "person", reply);
    },
  };
}

type Count = Awaited<ReturnType<ReturnType<FastifyInstance["createRateLimit"]>>>;

function check(count: Count, by: "address" | "person", reply: FastifyReply): void {
  if (count.isAllowed || !count.isExceeded) return;
  void reply.header("retry-after", count.ttlInSeconds);
  throw new HttpError(
    429,
    `rate limit: ${by}`,
    `Too many requests. Try again in ${count.ttlInSeconds} seconds.`,
  );
}

/** Compares secrets: how long it takes tells nothing of where they differ. */
export function isSameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Hosts of the SDK beside this server. */
interface ContentHosts {
  connect: readonly string[];
  media: readonly string[];
}

interface HeaderOptions {
  hosts: ContentHosts;
  /** Where pictures of customers may come from. */
  avatarHosts: readonly string[];
  /** Reached over TLS. */
  secure: boolean;
}

/**
 * The socket, uploads, and where media are downloaded from. Conversations exists in us1 only (error 50385). Twilio publishes no
 * list for a policy; these are the hosts of its network requirements that the SDK asks directly.
 */
const hostsOfTwilio: ContentHosts = {
  connect: [
    "wss://tsock.us1.twilio.com",
    "https://mcs.us1.twilio.com",
    "https://media.us1.twilio.com",
  ],
  media: ["https://media.us1.twilio.com"],
};

/** With `baseUrl`, everything is at the server that stands in for Twilio. */
export function twilioHosts(baseUrl?: string): ContentHosts {
  if (baseUrl === undefined) return hostsOfTwilio;
  return { connect: [baseUrl, baseUrl.replace(/^http/, "ws")], media: [baseUrl] };
}

const features = ["camera", "geolocation", "microphone", "payment", "usb"];

/** Headers by helmet, with a policy that allows our own files and the SDK's hosts, and nothing inline. */
export async function registerSecurityHeaders(
  app: FastifyInstance,
  { hosts, avatarHosts, secure }: HeaderOptions,
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // 'self' covers ws: of the same origin in the browsers that we support.
        connectSrc: ["'self'", ...hosts.connect],
        imgSrc: ["'self'", "blob:", "data:", ...hosts.media, ...avatarHosts],
        mediaSrc: ["'self'", "blob:", ...hosts.media],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // A promise for a year that only TLS can keep.
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
  app.addHook("onRequest", async (_request, reply) => {
    void reply.header("permissions-policy", features.map((name) => `${name}=()`).join(", "));
  });
}

/** True for the addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  if (host === "localhost") return true;
  const address = host.startsWith("::ffff:") ? host.slice(7) : host;
  return isIP(address) === 4 ? address.startsWith("127.") : address === "::1";
}
