import { type Address, channelOf } from "../../src/domain/address.ts";
import type { DeliveryStatus } from "../../src/domain/deliveryStatus.ts";
import type { ContentRow, MediaReference, MessageRow } from "../store/rows.ts";
import { isApproved } from "./contents.ts";
import {
  isSessionOnly,
  needsApprovalAlways,
  richestType,
  sendsFilesByMms,
} from "./contentTypes.ts";
import type { ServiceContext } from "./context.ts";
import { legContent } from "./legContent.ts";
import { hasOptedOut } from "./optOut.ts";
import { isSandboxMember, sandboxAddress, takeSandboxTurn } from "./sandbox.ts";

/** How a leg begins: on its way, or at its end already. `null`: there is none. */
export type LegStart = { status: DeliveryStatus; errorCode: number | null } | null;

const queued: LegStart = { status: "queued", errorCode: null };
const failed = (errorCode: number): LegStart => ({ status: "failed", errorCode });

const hourMs = 3_600_000;
export const whatsappWindowMs = 24 * hourMs;

// What phones take (Media Support in Conversations).
const phoneTypes = [
  "image/jpeg",
  "image/jpg",
  "image/png",
  "audio/mpeg",
  "audio/mp3",
  "audio/amr",
  "video/mp4",
  "application/pdf",
];

export interface LegParties {
  /** The phone. */
  to: Address;
  /** The Twilio number. */
  from: Address;
}

/** Whether this message can go out to this phone, with the code that Twilio has for it if not. */
export function startOfLeg(
  context: ServiceContext,
  message: MessageRow,
  template: ContentRow | undefined,
  parties: LegParties,
): LegStart {
  const { body, media } = legContent(message);
  // The number was given back (NUM3).
  if (context.store.numbers.getByAddress(parties.from) === undefined) return failed(21606);
  if (body !== null && body.length > context.limits.phoneBodyLength) return failed(21617);
  return channelOf(parties.to) === "sms"
    ? startOfSms(context, message, template, media[0], parties)
    : startOfWhatsApp(context, message, template, media[0], parties);
}

function startOfSms(
  context: ServiceContext,
  message: MessageRow,
  template: ContentRow | undefined,
  medium: MediaReference | undefined,
  { to, from }: LegParties,
): LegStart {
  const { limits, choices } = context;
  if (hasOptedOut(context, to, from)) return { status: choices.optedOutStatus, errorCode: 21610 };
  if (template !== undefined && sendsFilesByMms(template.types)) return queued;
  // A template without words: SMS gets the text form only.
  if (message.body === null && medium === undefined) return failed(63021);
  if (medium === undefined || isTaken(medium, limits.mmsBytes)) return queued;
  // "Not fanned out as MMS" (behaviour 3.4): the phone is left out.
  return choices.unsendableMedia === "noLeg" ? null : failed(30019);
}

function startOfWhatsApp(
  context: ServiceContext,
  message: MessageRow,
  template: ContentRow | undefined,
  medium: MediaReference | undefined,
  { to, from }: LegParties,
): LegStart {
  const { store, clock, choices, limits } = context;
  if (from === sandboxAddress && !isSandboxMember(context, to)) return failed(63015);
  const lastInbound = store.whatsappWindows.get(to, from);
  const isOpen = lastInbound !== undefined && clock.now() - lastInbound < whatsappWindowMs;
  if (!isOpen && !mayBegin(context, message, template, from)) {
    return { status: choices.outsideWindowStatus, errorCode: 63016 };
  }
  if (template !== undefined && needsApproval(template) && !isApproved(template)) {
    return failed(63021);
  }
  if (medium !== undefined && !isTaken(medium, limits.whatsappMediaBytes)) return failed(63021);
  const refusal = from === sandboxAddress ? takeSandboxTurn(context) : null;
  return refusal === null ? queued : failed(refusal);
}

/** Outside the window: an approved template, and in the sandbox only its own (WA3, SANDBOX4). */
function mayBegin(
  { store, choices }: ServiceContext,
  { body }: MessageRow,
  template: ContentRow | undefined,
  from: Address,
): boolean {
  const used =
    template ??
    (choices.bodyMayBeTemplate ? store.contents.all().find((row) => reads(row, body)) : undefined);
  if (used === undefined || !isApproved(used) || isSessionOnly(richestType(used.types))) {
    return false;
  }
  return from !== sandboxAddress || used.origin === "sandbox";
}

/** Whether a body is this template with any words in its gaps. */
function reads({ types }: ContentRow, body: string | null): boolean {
  const words = types["twilio/text"]?.["body"];
  if (typeof words !== "string" || body === null) return false;
  const pattern = words
    .split(/\{\{\s*[\w-]+\s*\}\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(".+?");
  return new RegExp(`^${pattern}$`, "s").test(body);
}

function needsApproval({ types }: ContentRow): boolean {
  const type = richestType(types);
  return needsApprovalAlways(type, types[type] ?? {});
}

function isTaken({ contentType, size }: MediaReference, maxBytes: number): boolean {
  const [type = ""] = contentType.toLowerCase().split(";");
  return size < maxBytes && phoneTypes.includes(type.trim());
}
