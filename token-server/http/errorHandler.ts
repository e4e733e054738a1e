import type { FastifyReply, FastifyRequest } from "fastify";
import twilio from "twilio";
import { HttpError } from "./httpError.ts";
import type { Metrics } from "./metrics.ts";

interface Refusal {
  statusCode: number;
  reason: string;
  message: string;
  /** Twilio's, where it gave one; else the status. */
  code?: number;
}

/** Answers an error as JSON, logs it with its reason, and counts it. What went wrong inside stays in the log. */
export function createErrorHandler(metrics: Metrics) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const { statusCode, reason, message, code = statusCode } = toRefusal(error);
    const facts = { statusCode, reason, path: request.routeOptions.url, address: request.ip };
    if (statusCode >= 500) request.log.error({ ...facts, err: error }, message);
    else request.log.warn(facts, message);
    metrics.refusals.inc({ reason });
    void reply.code(statusCode).send({ code, message });
  };
}

function toRefusal(error: unknown): Refusal {
  if (error instanceof HttpError) return error;
  if (error instanceof twilio.RestException) {
    const message = `Twilio refused: ${error.message}`;
    const code = error.code === undefined ? {} : { code: error.code };
    return { statusCode: 502, reason: "twilio refused", message, ...code };
  }
  if (error instanceof Error && "isAxiosError" in error) {
    // The helper's transport; it takes every answer, so only no answer throws.
    const message = "Twilio cannot be reached. Try again in a moment.";
    return { statusCode: 502, reason: "twilio unreachable", message };
  }
  const status =
    error instanceof Error && "statusCode" in error ? Number(error.statusCode) : Number.NaN;
  if (error instanceof Error && status >= 400 && status < 500) {
    // Fastify's own: bodies that are too large, not JSON, of an unknown type; paths that do not decode.
    return { statusCode: status, reason: "malformed request", message: error.message };
  }
  return { statusCode: 500, reason: "internal", message: "The server failed. Its log says why." };
}
