import { SegmentedMessage } from "sms-segments-calculator";
import { type Address, channelOf } from "../../src/domain/address.ts";

// What a phone's GSM-7 alphabet and ASCII share, less the characters that take two places.
const plainText = /^[\n\r !"#%&'()*+,\-./0-9:;<=>?@A-Z_a-z$]{0,160}$/;

/** How many SMS a text counts as (GSM-7: 160, or 153 each; UCS-2: 70, or 67 each). WhatsApp and MMS count as one. */
export function countSegments(body: string | null, mediaCount: number, to: Address): number {
  if (body === null || mediaCount > 0 || channelOf(to) === "whatsapp") return 1;
  // The library takes longer than everything else that a text needs, so it is spared where the answer is plain.
  if (plainText.test(body)) return 1;
  return new SegmentedMessage(body).segmentsCount;
}
