import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { MediaSid } from "../../src/domain/sids.ts";
import { limitSize } from "./limitSize.ts";

export interface ByteRange {
  start: number;
  /** Inclusive. */
  end: number;
}

/** The bytes of media; what they are stands in the store. */
export interface MediaFiles {
  /** Keeps the whole stream or nothing; answers its size. Throws ApiError 50512 past `maxBytes`. */
  write(sid: MediaSid, content: Readable, maxBytes: number): Promise<number>;
  /** Throws when the file is gone, before or while reading. */
  read(sid: MediaSid, range?: ByteRange): Readable;
  remove(sid: MediaSid): Promise<void>;
  clear(): Promise<void>;
}

/** Files under `directory`. A file has its name only when it is complete, so a crash leaves no half media. */
export async function openMediaFiles(directory: string): Promise<MediaFiles> {
  await mkdir(directory, { recursive: true });
  const pathOf = (sid: MediaSid) => join(directory, sid);
  const unfinished = (await readdir(directory)).filter((name) => name.endsWith(".part"));
  await Promise.all(unfinished.map((name) => rm(join(directory, name), { force: true })));
  return {
    async write(sid, content, maxBytes) {
      const part = `${pathOf(sid)}.part`;
      const limit = limitSize(maxBytes);
      try {
        await pipeline(content, limit.stream, createWriteStream(part, { mode: 0o600 }));
        await rename(part, pathOf(sid));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      return limit.size();
    },
    read: (sid, range) => createReadStream(pathOf(sid), range),
    remove: (sid) => rm(pathOf(sid), { force: true }),
    async clear() {
      await rm(directory, { recursive: true, force: true });
      await mkdir(directory, { recursive: true });
    },
  };
}

/** For an emulator that keeps nothing. */
export function createMemoryMediaFiles(): MediaFiles {
  const files = new Map<MediaSid, Buffer>();
  return {
    async write(sid, content, maxBytes) {
      const limit = limitSize(maxBytes);
      const chunks: Buffer[] = [];
      await pipeline(content, limit.stream, async (source: AsyncIterable<Buffer>) => {
        for await (const chunk of source) chunks.push(chunk);
      });
      files.set(sid, Buffer.concat(chunks));
      return limit.size();
    },
    read(sid, range) {
      const content = files.get(sid);
      if (content === undefined) throw new Error(`no media file ${sid}`);
      return Readable.from([
        range === undefined ? content : content.subarray(range.start, range.end + 1),
      ]);
    },
    remove: async (sid) => void files.delete(sid),
    clear: async () => files.clear(),
  };
}
