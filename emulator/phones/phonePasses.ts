import type { Clock } from "../clock.ts";
import { hasSameBytes } from "../hasSameBytes.ts";
import type { Ids } from "../ids.ts";

const codeLifetimeMs = 10 * 60_000;
const ticketLifetimeMs = 12 * 3_600_000;

export interface PhoneCode {
  code: string;
  /** Epoch ms. */
  expiresAt: number;
}

/**
 * Ways in for real phones, which may do what a handset does and nothing else. A code stands in a link or a QR code for a
 * few minutes; who comes by it gets a ticket for the day. Both end with the process.
 */
export interface PhonePasses {
  issue(): PhoneCode;
  isCode(text: string): boolean;
  /** A ticket for whoever has come by a good code. */
  createTicket(): string;
  isTicket(text: string): boolean;
}

export function createPhonePasses(ids: Ids, clock: Pick<Clock, "now">): PhonePasses {
  const codes = new Map<string, number>();
  const tickets = new Map<string, number>();

  const isGood = (known: Map<string, number>, given: string): boolean => {
    for (const [text, expiresAt] of known) if (expiresAt <= clock.now()) known.delete(text);
    return [...known.keys()].some((text) => hasSameBytes(given, text));
  };

  return {
    issue() {
      const code = ids.sid<string>("");
      const expiresAt = clock.now() + codeLifetimeMs;
      codes.set(code, expiresAt);
      return { code, expiresAt };
    },
    isCode: (text) => isGood(codes, text),
    createTicket() {
      const ticket = ids.sid<string>("phones-");
      tickets.set(ticket, clock.now() + ticketLifetimeMs);
      return ticket;
    },
    isTicket: (text) => isGood(tickets, text),
  };
}

/** What a handset needs of the control surface, and no more: no secret, no state, no settings. */
export function isForPhones(method: string, url: string): boolean {
  const path = url.split("?")[0] ?? "";
  if (/^\/_emulator\/phones(\/|$)/.test(path)) return path !== "/_emulator/phones-link";
  if (path === "/_emulator/session") return method === "POST";
  if (method !== "GET") return false;
  return /^\/_emulator\/(events|clock|autocreation|media\/ME[0-9a-f]{32})$/.test(path);
}
