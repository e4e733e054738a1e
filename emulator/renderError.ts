import type { FastifyReply, FastifyRequest } from "fastify";
import type { Log } from "./log.ts";
import { ApiError } from "./service/errors.ts";

interface ErrorBody {
  code: number;
  message: string;
  more_info: string;
  status: number;
}

/** Twilio's error body (behaviour 1.1). */
export function toErrorBody(code: number, status: number, message: string): ErrorBody {
  return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}

/** The one place where a refusal of the REST and media endpoints becomes an answer. */
export function createErrorHandler(log: Log) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const { code, status, message } = describe(error);
    if (status >= 500 && !(error instanceof ApiError)) {
      log.error({ err: error, method: request.method, url: request.url }, "a request failed");
    }
    if (status === 401) reply.header("www-authenticate", 'Basic realm="Twilio API"');
    void reply.code(status).send(toErrorBody(code, status, message));
  };
}

function describe(error: unknown): { code: number; status: number; message: string } {
  if (error instanceof ApiError) return error;
  const status = statusOf(error);
  // Fastify's own refusals: a body that is not the form or JSON it says it is, or too large.
  if (status !== undefined && status < 500 && error instanceof Error) {
    return { code: 20001, status, message: error.message };
  }
  return { code: 20500, status: 500, message: "An internal server error has occurred" };
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return undefined;
  return typeof error.statusCode === "number" ? error.statusCode : undefined;
}
