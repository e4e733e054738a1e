import * as v from "valibot";
import { type Address, channelOf } from "../../src/domain/address.ts";
import type { Clock } from "../clock.ts";
import { sendsFilesByMms } from "../service/contentTypes.ts";
import type { Service } from "../service/service.ts";
import type { MediaReference, MessageRow, ReceiptRow } from "../store/rows.ts";
import { type FetchedMedia, fetchMedia } from "../webhooks/fetchMedia.ts";

/** The files of a template that go to this phone, loaded; undefined: it has none. Rejects when one cannot be had. */
export type TemplateFiles = (
  receipt: Pick<ReceiptRow, "from" | "to">,
  message: MessageRow,
) => Promise<MediaReference[]> | undefined;

export interface TemplateFilesOptions {
  service: Service;
  clock: Clock;
  /** Beside this machine. */
  allowedHosts: readonly string[];
  saveMedia(author: Address, media: FetchedMedia): Promise<MediaReference>;
}

const timeoutMs = 15_000;
const filledSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ type: v.literal("twilio/media"), data: v.object({ media: v.array(v.string()) }) }),
);

/** Twilio loads the files of `twilio/media` when it sends them (CONTENT7). */
export function createTemplateFiles(options: TemplateFilesOptions): TemplateFiles {
  const { service, clock, allowedHosts, saveMedia } = options;
  return ({ from, to }, message) => {
    const urls = urlsOf(service, message, to);
    if (urls.length === 0) return undefined;
    return Promise.all(
      urls.map(async (url) => {
        const media = await fetchMedia(new URL(url), { allowedHosts, timeoutMs, clock });
        return saveMedia(from, media);
      }),
    );
  };
}

function urlsOf(service: Service, { contentSid, media }: MessageRow, to: Address): string[] {
  const filled =
    contentSid === null ? undefined : media.find(({ category }) => category === "body");
  if (filled === undefined) return [];
  const parsed = v.safeParse(filledSchema, service.media.find(filled.sid)?.inline);
  if (!parsed.success) return [];
  const urls = parsed.output.data.media;
  // WhatsApp takes one file in a message.
  if (channelOf(to) === "whatsapp") return urls.slice(0, 1);
  const template = service.contents.all().find(({ sid }) => sid === contentSid);
  return template !== undefined && sendsFilesByMms(template.types) ? urls : [];
}
