import { ConfigError } from "./config/configError.ts";

/** A line for the person at the terminal. The log goes to standard error. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a program; an error ends it with one sentence for what a person can mend, with the stack for what only we can. */
export function runProgram(program: () => Promise<void>): void {
  program().catch(fail);
}

/** Stops once, whichever signal comes and however often; work that does not end in time is given up. */
export function stopOnSignal(stop: () => Promise<void>, limitMs: number): void {
  let stopping = false;
  const handle = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), limitMs).unref();
    stop().then(() => process.exit(0), fail);
  };
  process.on("SIGINT", handle);
  process.on("SIGTERM", handle);
}

function fail(error: unknown): void {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
}

function sentenceFor(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return `Port ${process.env["PORT"] ?? "8080"} is in use. Stop the other program, or choose another port: PORT=8081 npm start`;
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return `HOST=${process.env["HOST"] ?? ""} is no address of this machine.`;
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return `No permission: ${error.message}. Choose another folder with DATA_DIR, or another port with PORT.`;
  }
  return error.stack ?? error.message;
}
