import type { FastifyRequest } from "fastify";
import { hasSameBytes } from "../hasSameBytes.ts";
import { ControlError } from "./controlError.ts";
import { isForPhones, type PhonePasses } from "./phonePasses.ts";

export const passcodeCookie = "partyline_passcode";

/**
 * Who may use the phones: programs and pages of this machine. A page from elsewhere is known by its Origin, a name that
 * was re-pointed to this machine (DNS rebinding) by its Host. With a passcode the machine is open to others on purpose,
 * so any Host is right and the passcode decides.
 */
export function createControlGuard(passcode: string | undefined, passes: PhonePasses | null) {
  return async (request: FastifyRequest): Promise<void> => {
    const host = request.headers.host ?? "";
    if (passcode === undefined && !isLoopbackName(hostnameOf(host))) {
      throw new ControlError(403, "The phones answer on this machine's loopback address only");
    }
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) {
      throw new ControlError(403, "Requests from pages of another origin are refused");
    }
    if (passcode === undefined || hasSameBytes(passcodeOf(request), passcode)) return;
    if (passes === null || !mayBeForPhones(request, passes)) {
      throw new ControlError(401, "The passcode is missing or wrong");
    }
  };
}

/** A real phone by its ticket, or by its code to get one. */
function mayBeForPhones(request: FastifyRequest, passes: PhonePasses): boolean {
  if (!isForPhones(request.method, request.url)) return false;
  const given = passcodeOf(request);
  return passes.isTicket(given) || (isSession(request) && passes.isCode(given));
}

function isSession({ url }: FastifyRequest): boolean {
  return url === "/_emulator/session";
}

function hostnameOf(host: string): string {
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname.replaceAll(/[[\]]/g, "") : "";
}

function isLoopbackName(name: string): boolean {
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === "::1" ||
    /^127(\.\d{1,3}){3}$/.test(name)
  );
}

/** As a header, or as the cookie that the browser keeps. */
export function passcodeOf(request: FastifyRequest): string {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (bearer !== undefined) return bearer;
  const cookies = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim());
  const cookie = cookies.find((pair) => pair.startsWith(`${passcodeCookie}=`));
  return cookie === undefined ? "" : decode(cookie.slice(passcodeCookie.length + 1));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
