import { channelOf } from "../../src/domain/address.ts";
import type { ServiceContext } from "./context.ts";
import { noteOptOut } from "./optOut.ts";
import { sandboxAddress, takeSandboxText } from "./sandbox.ts";
import type { InboundText } from "./service.ts";

/**
 * What Twilio does with each text by itself, whoever gets it: it opens the WhatsApp window, obeys STOP, and keeps the
 * sandbox. True: the text goes nowhere else. Must run inside a transaction.
 */
export function noteInbound(context: ServiceContext, { from, to, body }: InboundText): boolean {
  const { store, clock } = context;
  if (store.numbers.getByAddress(to) === undefined) return false;
  if (channelOf(to) === "sms") {
    noteOptOut(context, from, to, body);
    return false;
  }
  if (to === sandboxAddress && takeSandboxText(context, from, body)) return true;
  store.whatsappWindows.put(from, to, clock.now());
  return false;
}
