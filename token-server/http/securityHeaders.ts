import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** Hosts of the SDK beside this server. */
export interface ContentHosts {
  connect: readonly string[];
  media: readonly string[];
}

export interface HeaderOptions {
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
const twilio: ContentHosts = {
  connect: [
    "wss://tsock.us1.twilio.com",
    "https://mcs.us1.twilio.com",
    "https://media.us1.twilio.com",
  ],
  media: ["https://media.us1.twilio.com"],
};

/** With `baseUrl`, everything is at the server that stands in for Twilio. */
export function twilioHosts(baseUrl?: string): ContentHosts {
  if (baseUrl === undefined) return twilio;
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
