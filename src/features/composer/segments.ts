import type { SegmentedMessage } from "sms-segments-calculator";

export interface Segments {
  count: number;
  encoding: "GSM-7" | "UCS-2";
  /** Characters that still fit into the last segment. */
  left: number;
}

type Calculator = typeof import("sms-segments-calculator");

let calculator: Promise<Calculator> | undefined;

/** Nothing typed yet: one whole GSM-7 segment. */
export const emptySegments: Segments = { count: 0, encoding: "GSM-7", left: 160 };

/** How a carrier would cut a text. The calculator is loaded at the first use: a chat without phones never needs it. */
export async function countSegments(text: string): Promise<Segments> {
  if (text === "") return emptySegments;
  calculator ??= import("sms-segments-calculator");
  const { SegmentedMessage } = await calculator;
  return toSegments(new SegmentedMessage(text, "auto"));
}

function toSegments(message: SegmentedMessage): Segments {
  const isGsm7 = message.encodingName === "GSM-7";
  const freeBits = message.segments.at(-1)?.freeSizeInBits() ?? 0;
  return {
    count: message.segmentsCount,
    encoding: isGsm7 ? "GSM-7" : "UCS-2",
    left: Math.floor(freeBits / (isGsm7 ? 7 : 16)),
  };
}
