import type { Service } from "../service/service.ts";
import type { MediaReference } from "../store/rows.ts";
import type { Caller } from "./caller.ts";
import { compact, type Parameters } from "./parameters.ts";
import type { IncomingText } from "./receiveText.ts";

/**
 * The ordinary webhook of a number: hears of every text, whether a conversation has taken it or not (IN7). What it
 * answers (TwiML) is not carried out.
 */
export function createNumberWebhook(
  service: Service,
  accountSid: string,
  call: Caller,
  timeoutMs: number,
): (text: IncomingText) => void {
  return (text) => {
    const number = service.numbers.findByAddress(text.to);
    if (number?.smsUrl === null || number === undefined) return;
    const { smsUrl: url, smsMethod: method } = number;
    const media = (text.mediaSids ?? []).flatMap((sid) => service.media.find(sid) ?? []);
    const parameters = textParameters(accountSid, text, media);
    void call({ level: "number", url, method }, "incomingMessage", parameters, timeoutMs);
  };
}

/** What Twilio's Messaging posts for an incoming message. */
function textParameters(
  accountSid: string,
  { from, to, body, sid }: IncomingText,
  media: readonly MediaReference[],
): Parameters {
  return {
    ...compact({ MessageSid: sid, SmsSid: sid, SmsMessageSid: sid }),
    AccountSid: accountSid,
    From: from,
    To: to,
    Body: body ?? "",
    NumMedia: String(media.length),
    NumSegments: "1",
    SmsStatus: "received",
    ApiVersion: "2010-04-01",
    ...Object.fromEntries(media.map((item, at) => [`MediaContentType${at}`, item.contentType])),
  };
}
