import { type Address, channelOf, numberOf, parseAddress } from "../../src/domain/address.ts";
import type { MediaSid } from "../../src/domain/sids.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Service } from "../service/service.ts";
import type { MediaReference } from "../store/rows.ts";
import type { Caller, Hook } from "./caller.ts";
import { type FetchedMedia, fetchMedia } from "./fetchMedia.ts";
import { compact, type Parameters } from "./parameters.ts";
import type { IncomingText } from "./receiveText.ts";
import { type Instruction, readTwiml } from "./twiml.ts";

export interface NumberWebhookOptions {
  service: Service;
  accountSid: string;
  call: Caller;
  timeoutMs: number;
  clock: Clock;
  allowedHosts: readonly string[];
  /** Where this emulator is; undefined while nobody knows. */
  ownUrl(): string | undefined;
  saveMedia(author: Address, media: FetchedMedia): Promise<MediaReference>;
  log: Log;
}

/** Twilio ends a chain of redirections that leads nowhere. */
const maxRedirects = 5;

/**
 * The ordinary webhook of a number: hears of every text, whether a conversation has taken it or not (HOOK13). What it
 * answers is done (TWIML1). A number without one has that of its messaging service, for texts that nobody takes.
 */
export function createNumberWebhook(options: NumberWebhookOptions): (text: IncomingText) => void {
  const { service, call, timeoutMs, log } = options;

  const follow = async (hook: Hook, text: IncomingText, redirects = 0): Promise<void> => {
    const answer = await call(hook, "incomingMessage", textParameters(options, text), timeoutMs);
    if (answer.kind !== "answered" || answer.status < 200 || answer.status > 299) return;
    for (const instruction of readTwiml(answer.contentType, answer.body)) {
      if (instruction.verb === "message") {
        await send(options, hook, text, instruction);
        continue;
      }
      if (redirects >= maxRedirects) throw new Error("12100 Too many redirections");
      const url = new URL(instruction.url, hook.url).href;
      const method = instruction.method.toUpperCase() === "GET" ? "GET" : "POST";
      // Whatever comes after a redirection is not looked at.
      return follow({ ...hook, url, method }, text, redirects + 1);
    }
  };

  return (text) => {
    const hook = hookOf(service, text);
    if (hook === undefined) return;
    follow(hook, text).catch((err: unknown) =>
      log.warn({ err, url: hook.url }, "The answer to an incoming text was not carried out"),
    );
  };
}

function hookOf(service: Service, text: IncomingText): Hook | undefined {
  const number = service.numbers.findByAddress(text.to);
  if (number === undefined) return undefined;
  const { smsUrl, smsMethod, messagingServiceSid } = number;
  if (smsUrl !== null) return { level: "number", url: smsUrl, method: smsMethod };
  if (messagingServiceSid === null) return undefined;
  const { inboundRequestUrl, inboundMethod, useInboundWebhookOnNumber } =
    service.messagingServices.get(messagingServiceSid);
  if (inboundRequestUrl === null || useInboundWebhookOnNumber) return undefined;
  if (service.inbound.route(text).kind !== "none") return undefined;
  return { level: "number", url: inboundRequestUrl, method: inboundMethod };
}

/** A text of Twilio's own, past all conversations (TWIML2). */
async function send(
  { service, saveMedia, allowedHosts, timeoutMs, clock }: NumberWebhookOptions,
  hook: Hook,
  text: IncomingText,
  { to, from, body, mediaUrls }: Extract<Instruction, { verb: "message" }>,
): Promise<void> {
  const sender = from === undefined ? text.to : parseAddress(from);
  const receiver = to === undefined ? text.from : parseAddress(to);
  if (sender === undefined) throw new Error(`21212 Invalid 'From' number: ${from}`);
  if (receiver === undefined) throw new Error(`21211 Invalid 'To' number: ${to}`);
  const mediaSids: MediaSid[] = [];
  for (const mediaUrl of mediaUrls) {
    const url = new URL(mediaUrl, hook.url);
    const media = await fetchMedia(url, { allowedHosts, timeoutMs, clock });
    mediaSids.push((await saveMedia(sender, media)).sid);
  }
  service.replies.send({ from: sender, to: receiver, body, mediaSids });
}

/** What Twilio's Messaging posts for an incoming message. */
function textParameters(
  { service, accountSid, ownUrl }: NumberWebhookOptions,
  { from, to, alsoTo = [], body, sid, mediaSids = [] }: IncomingText,
): Parameters {
  const media = mediaSids.flatMap((each) => service.media.find(each) ?? []);
  const root = `${ownUrl() ?? ""}/2010-04-01/Accounts/${accountSid}/Messages/${sid}/Media`;
  return {
    ...compact({
      MessageSid: sid,
      SmsSid: sid,
      SmsMessageSid: sid,
      MessagingServiceSid: service.numbers.findByAddress(to)?.messagingServiceSid,
      WaId: channelOf(from) === "whatsapp" ? numberOf(from).slice(1) : undefined,
    }),
    AccountSid: accountSid,
    From: from,
    To: to,
    Body: body ?? "",
    NumMedia: String(media.length),
    NumSegments: "1",
    SmsStatus: "received",
    ApiVersion: "2010-04-01",
    ...Object.fromEntries(
      media.flatMap((item, at) => [
        [`MediaContentType${at}`, item.contentType],
        [`MediaUrl${at}`, `${root}/${item.sid}`],
      ]),
    ),
    // Not documented, but observed on group texts.
    ...Object.fromEntries(alsoTo.map((other, at) => [`OtherRecipients${at}`, other])),
  };
}
