import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Clock } from "./clock.ts";

/** A state of everything, kept under a name to come back to. */
export interface SavedState {
  name: string;
  /** Epoch ms. */
  savedAt: number;
  sizeBytes: number;
}

/** What a name is good for is checked by isStateName before it comes here. */
export interface SavedStates {
  list(): Promise<SavedState[]>;
  find(name: string): Promise<SavedState | undefined>;
  /** Keeps all of it or nothing; what had the name before is replaced. */
  save(name: string, lines: AsyncIterable<string> | Iterable<string>): Promise<void>;
  read(name: string): Promise<string>;
  stream(name: string): Readable;
  rename(name: string, to: string): Promise<void>;
  remove(name: string): Promise<void>;
}

const mostBytes = 110;

/** One line that a person can read and that fits a file's name: 1 to 60 characters, none of them a control character. */
export function isStateName(text: string): boolean {
  return (
    text.trim() === text &&
    text !== "" &&
    [...text].length <= 60 &&
    Buffer.byteLength(text) <= mostBytes &&
    !/[\p{C}\p{Zl}\p{Zp}]/u.test(text)
  );
}

const ending = ".ndjson";

/**
 * One file for each. Its name is the state's in hexadecimal: no name leads out of the folder, none is special to a
 * system, and two that differ by case are two. A file has its name only when it is complete.
 */
export async function openSavedStates(directory: string): Promise<SavedStates> {
  await mkdir(directory, { recursive: true });
  const pathOf = (name: string) => join(directory, `${Buffer.from(name).toString("hex")}${ending}`);
  const names = async () =>
    (await readdir(directory))
      .filter((file) => file.endsWith(ending))
      .map((file) => Buffer.from(file.slice(0, -ending.length), "hex").toString())
      .filter(isStateName);
  const find = async (name: string): Promise<SavedState | undefined> => {
    const facts = await stat(pathOf(name)).catch(() => undefined);
    return facts && { name, savedAt: Math.round(facts.mtimeMs), sizeBytes: facts.size };
  };
  return {
    async list() {
      const found = await Promise.all((await names()).map(find));
      return byName(found.filter((state) => state !== undefined));
    },
    find,
    async save(name, lines) {
      const part = `${pathOf(name)}.part`;
      try {
        const file = await open(part, "w", 0o600);
        try {
          for await (const line of lines) await file.write(line);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(part, pathOf(name));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    read: (name) => readFile(pathOf(name), "utf8"),
    stream: (name) => createReadStream(pathOf(name)),
    rename: (name, to) => rename(pathOf(name), pathOf(to)),
    remove: (name) => rm(pathOf(name), { force: true }),
  };
}

/** For an emulator that keeps nothing. */
export function createMemorySavedStates(clock: Pick<Clock, "now">): SavedStates {
  const kept = new Map<string, { savedAt: number; text: string }>();
  const facts = (name: string): SavedState | undefined => {
    const state = kept.get(name);
    if (state === undefined) return undefined;
    return { name, savedAt: state.savedAt, sizeBytes: Buffer.byteLength(state.text) };
  };
  return {
    list: async () => byName([...kept.keys()].map(facts).filter((state) => state !== undefined)),
    find: async (name) => facts(name),
    async save(name, lines) {
      let text = "";
      for await (const line of lines) text += line;
      kept.set(name, { savedAt: clock.now(), text });
    },
    read: async (name) => kept.get(name)?.text ?? "",
    stream: (name) => Readable.from([kept.get(name)?.text ?? ""]),
    async rename(name, to) {
      const state = kept.get(name);
      if (state !== undefined) kept.set(to, state);
      kept.delete(name);
    },
    remove: async (name) => void kept.delete(name),
  };
}

function byName(states: readonly SavedState[]): SavedState[] {
  return states.toSorted((a, b) => a.name.localeCompare(b.name));
}
