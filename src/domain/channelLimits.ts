/*
 * What Twilio takes and passes on (Conversations Limits, Media in Conversations). Sizes are in bytes, as Twilio counts.
 */
const megabyte = 1_000_000;

export const phoneBodyLimit = 1600;
/** 32 KB of text. */
export const chatBodyLimit = 32 * 1024;
export const mostFiles = 10;
const largestFile = 150 * megabyte;
const largestFor = { sms: 5 * megabyte, whatsapp: 16 * megabyte };
/** The only types that go out to phones: JPG, PNG, MP3, AMR, MP4, PDF. */
const phoneTypes = new Set([
  "image/jpeg",
  "image/png",
  "audio/mpeg",
  "audio/mp3",
  "audio/amr",
  "video/mp4",
  "application/pdf",
]);

export type PhoneChannelCounts = { readonly sms: number; readonly whatsapp: number };

export type FileProblem =
  /** Nobody can get it. */
  | { problem: "tooLarge"; limit: number }
  | { problem: "empty" }
  /** People in chat get it, those phones do not. */
  | { problem: "tooLargeForPhones"; channel: "sms" | "whatsapp"; limit: number }
  | { problem: "typeForPhones" };

/** Why a file would not arrive everywhere; undefined when it does. */
export function fileProblem(
  file: { contentType: string; size: number },
  counts: PhoneChannelCounts,
): FileProblem | undefined {
  if (file.size === 0) return { problem: "empty" };
  if (file.size > largestFile) return { problem: "tooLarge", limit: largestFile };
  if (counts.sms + counts.whatsapp === 0) return undefined;
  if (!phoneTypes.has(file.contentType.toLowerCase())) return { problem: "typeForPhones" };
  for (const channel of ["sms", "whatsapp"] as const) {
    const limit = largestFor[channel];
    if (counts[channel] > 0 && file.size >= limit) {
      return { problem: "tooLargeForPhones", channel, limit };
    }
  }
  return undefined;
}

/** How many messages it takes for phones to get everything: one file or one text each. */
export function messagesForPhones(body: string, files: number): number {
  return files + (body.trim() === "" ? 0 : 1);
}
