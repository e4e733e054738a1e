import { SegmentedMessage } from "sms-segments-calculator";
import { type Address, channelOf } from "../../src/domain/address.ts";
import { isTollFree } from "./tollFree.ts";

// What a phone's GSM-7 alphabet and ASCII share, less the characters that take two places.
const plainText = /^[\n\r !"#%&'()*+,\-./0-9:;<=>?@A-Z_a-z$]{0,160}$/;

interface Leg {
  from: Address;
  to: Address;
}

/**
 * How many SMS a text counts as (GSM-7: 160, or 153 each; UCS-2: 70, or 67 each; from toll-free numbers to the US and
 * Canada 152 and 66). WhatsApp and MMS count as one.
 */
export function countSegments(body: string | null, mediaCount: number, { from, to }: Leg): number {
  if (body === null || mediaCount > 0 || channelOf(to) === "whatsapp") return 1;
  // The library takes longer than everything else that a text needs, so it is spared where the answer is plain.
  if (plainText.test(body)) return 1;
  const counted = new SegmentedMessage(body);
  if (counted.segmentsCount === 1 || !isTollFree(from) || !to.startsWith("+1")) {
    return counted.segmentsCount;
  }
  return countTollFree(counted);
}

/** The library knows the usual lengths only. A character is never cut in two. */
function countTollFree({ encodedChars, encodingName }: SegmentedMessage): number {
  const room = encodingName === "GSM-7" ? 152 * 7 : 66 * 16;
  let segments = 1;
  let used = 0;
  for (const character of encodedChars) {
    const bits = character.sizeInBits();
    if (used + bits > room) {
      segments += 1;
      used = 0;
    }
    used += bits;
  }
  return segments;
}
