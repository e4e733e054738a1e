import type { ServerResponse } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Clock } from "../clock.ts";
import { originOf } from "../origin.ts";

const keepAliveMs = 15_000;
/** A listener that does not read is let go rather than kept in memory. */
const maxWaitingBytes = 4 * 1024 * 1024;

/** Server-sent events to any number of listeners. */
export interface EventStream {
  open(request: FastifyRequest, reply: FastifyReply): void;
  close(): void;
}

export function createEventStream<Event>(
  events: { subscribe(listener: (event: Event) => void): () => void },
  toBody: (event: Event, origin: string) => object,
  clock: Clock,
): EventStream {
  const open = new Map<ServerResponse, () => void>();

  const start = (response: ServerResponse, origin: string) => {
    let cancelTimer = () => {};
    const keepAlive = () => {
      response.write(":\n\n");
      cancelTimer = clock.after(keepAliveMs, keepAlive);
    };
    const unsubscribe = events.subscribe((event) => {
      if (response.writableLength > maxWaitingBytes) response.destroy();
      else response.write(`data: ${JSON.stringify(toBody(event, origin))}\n\n`);
    });
    const stop = () => {
      cancelTimer();
      unsubscribe();
      open.delete(response);
    };
    open.set(response, stop);
    response.on("close", stop);
    keepAlive();
  };

  return {
    open(request, reply) {
      // Fastify is out of it from here: the answer has no end.
      reply.hijack();
      reply.raw.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      start(reply.raw, originOf(request));
    },
    close() {
      for (const [response, stop] of open) {
        stop();
        response.end();
      }
    },
  };
}
