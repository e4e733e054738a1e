import { Readable } from "node:stream";
import { isAddress } from "../../src/domain/address.ts";
import type { MediaSid, ServiceSid } from "../../src/domain/sids.ts";
import type { Clock } from "../clock.ts";
import type { Ids } from "../ids.ts";
import type { Log } from "../log.ts";
import type { Service } from "../service/service.ts";
import type { MediaTable } from "../store/mediaTable.ts";
import type { MediaReference, MediaRow } from "../store/rows.ts";
import type { MediaFiles } from "./mediaFiles.ts";

/** A single file between chat people may have this size (behaviour 3.4). */
export const maxMediaBytes = 150 * 1024 * 1024;

/** Media that no message has taken up go after five minutes (behaviour 3.5). */
const unattachedLifetimeMs = 300_000;

export interface NewMedia {
  serviceSid: ServiceSid;
  author: string;
  category: MediaReference["category"];
  contentType: string;
  filename: string | null;
}

export interface MediaStore {
  files: MediaFiles;
  /** The file first, then its row: a row always has its bytes. */
  save(facts: NewMedia, content: Readable | Buffer): Promise<MediaRow>;
  /** Ends listening to the service. */
  close(): void;
}

export interface MediaStoreOptions {
  service: Service;
  table: MediaTable;
  files: MediaFiles;
  clock: Clock;
  ids: Ids;
  log: Log;
}

export function createMediaStore(options: MediaStoreOptions): MediaStore {
  const { service, table, files, clock, ids, log } = options;

  const removeFiles = (sids: readonly MediaSid[]) => {
    for (const sid of sids) {
      files.remove(sid).catch((error: unknown) => log.warn({ err: error, sid }, "a file stays"));
    }
  };

  const removeUnattached = () => {
    // What a phone has sent stays with it, also when nobody was there to take it.
    const old = table
      .unattachedBefore(clock.now() - unattachedLifetimeMs)
      .filter(({ author }) => !isAddress(author));
    for (const { sid } of old) table.remove(sid);
    removeFiles(old.map(({ sid }) => sid));
  };

  const unsubscribe = service.events.subscribe((event) => {
    if (event.type === "mediaRemoved") removeFiles(event.mediaSids);
  });

  return {
    files,
    async save(facts, content) {
      removeUnattached();
      const sid = ids.sid<MediaSid>("ME");
      const stream = Buffer.isBuffer(content) ? Readable.from([content]) : content;
      const size = await files.write(sid, stream, maxMediaBytes);
      const now = clock.now();
      return service.media.create({
        ...facts,
        sid,
        size,
        conversationSid: null,
        messageSid: null,
        dateCreated: now,
        dateUpdated: now,
      });
    },
    close: unsubscribe,
  };
}
