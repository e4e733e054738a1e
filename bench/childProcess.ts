import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A program in a process of its own, so that it does not share its one thread with what it is measured from. */
export interface Child {
  /** Runs a command of the child; throws what it threws. */
  call<Result>(command: string, input?: unknown): Promise<Result>;
  close(): Promise<void>;
}

interface Answer {
  id: number;
  result?: unknown;
  error?: string;
}

export function startChild(file: string): Child {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)));
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  // Only `serveCommands` writes to it.
  child.on("message", (message) => {
    const { id, result, error } = message as Answer;
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(result);
    else call?.reject(new Error(error));
  });
  const ended = new Promise<void>((resolve) => {
    child.on("exit", (code) => {
      for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${code}`));
      resolve();
    });
  });
  return {
    call: (command, input) =>
      new Promise((resolve, reject) => {
        last += 1;
        // The caller names the type that the command answers; both stand in this folder.
        waiting.set(last, { resolve: resolve as (value: unknown) => void, reject });
        child.send({ id: last, command, input });
      }),
    async close() {
      child.disconnect();
      await ended;
    },
  };
}

type Commands = Record<string, (input: never) => unknown>;

/** The child's side: runs commands until the parent goes away. */
export function serveCommands(commands: Commands): void {
  process.on("message", (message) => {
    // Only `startChild` writes to it.
    const { id, command, input } = message as { id: number; command: string; input: never };
    void Promise.resolve()
      .then(() => commands[command]?.(input))
      .then(
        (result) => process.send?.({ id, result }),
        (error: unknown) => process.send?.({ id, error: String(error) }),
      );
  });
  process.on("disconnect", () => process.exit(0));
}
