import type { FastifyBaseLogger } from "fastify";
import pino, { type LoggerOptions } from "pino";

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
