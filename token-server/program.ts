import { spawn } from "node:child_process";
import type { FastifyBaseLogger } from "fastify";
import pino, { type LoggerOptions } from "pino";

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

/** A setting that cannot work; the message is a sentence for the operator. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ConfigError";
  }
}

/** Opens the page on a desktop; on servers, in CI and without a terminal it does nothing. */
export function openBrowser(url: string): void {
  const command = commandFor(process.platform);
  if (command === undefined || process.env["CI"] !== undefined || !process.stdout.isTTY) return;
  const [program, ...args] = command;
  const child = spawn(program, [...args, url], { stdio: "ignore", detached: true });
  // A missing program only means that nothing opens; the address has been printed.
  child.on("error", () => undefined);
  child.unref();
}

function commandFor(platform: NodeJS.Platform): [string, ...string[]] | undefined {
  if (platform === "darwin") return ["open"];
  if (platform === "win32") return ["cmd", "/c", "start", ""];
  const hasDesktop =
    process.env["DISPLAY"] !== undefined || process.env["WAYLAND_DISPLAY"] !== undefined;
  return hasDesktop ? ["xdg-open"] : undefined;
}

/**
 * JSON lines on standard error. Of an error only its words are logged: the libraries below us hang requests on theirs, with
 * the account's credentials in the headers.
 */
export function createLog(level: string): FastifyBaseLogger {
  return pino(logOptions(level), pino.destination({ dest: 2, sync: true }));
}

export function logOptions(level: string): LoggerOptions {
  return { level, serializers: { err: (error: unknown) => errorFacts(error) } };
}

/** At most so many errors that caused one another. */
const maxDepth = 3;

function errorFacts(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === "string" ? error : typeof error;
  const { name, message, stack } = error;
  const code = "code" in error && isPlain(error.code) ? { code: error.code } : {};
  const status = "status" in error && isPlain(error.status) ? { status: error.status } : {};
  const { cause } = error;
  return {
    type: name,
    message,
    ...code,
    ...status,
    stack,
    ...(cause instanceof Error && depth < maxDepth && { cause: errorFacts(cause, depth + 1) }),
  };
}

function isPlain(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}
