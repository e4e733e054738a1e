import { STATUS_CODES } from "node:http";
import type { Clock } from "../clock.ts";
import type { Fault, Faults } from "../faults.ts";
import { faultError } from "../faults.ts";
import type { Log } from "../log.ts";
import type { Subscriber } from "../sync/subscribers.ts";
import { okStatus } from "../wire/frames/frameStatus.ts";
import type { MessageFrame } from "../wire/frames/message.ts";
import type { ReplyFrame } from "../wire/frames/reply.ts";
import { answerRequest } from "./answerRequest.ts";
import type { GatewayResult } from "./gatewayRequest.ts";
import { renderError } from "./renderError.ts";
import type { Router } from "./router.ts";

export interface SessionRequestsContext {
  router: Router;
  clock: Clock;
  log: Log;
  /** What has been ordered to go wrong. */
  faults?: Faults;
  baseUrl: string;
  /** False once the connection has ended. */
  isReady(): boolean;
  send(frame: ReplyFrame, payload?: string): void;
  terminate(reason: string): void;
}

/** The calls of the inner HTTP on one connection: carried out, and answered unless that was ordered to go wrong. */
export interface SessionRequests {
  carryOut(viewer: Subscriber, frame: MessageFrame, body: string): void;
}

export function createSessionRequests(context: SessionRequestsContext): SessionRequests {
  const { clock, log, faults } = context;

  const sendReply = (id: string, { status, body }: GatewayResult) => {
    const http_status = { code: status, status: STATUS_CODES[status] ?? String(status) };
    context.send(
      { method: "reply", id, status: okStatus, http_status },
      body === undefined ? undefined : JSON.stringify(body),
    );
  };

  const answer = (
    { id, http_request: { method, path } }: MessageFrame,
    viewer: Subscriber,
    result: GatewayResult,
    fault: Fault | undefined,
  ) => {
    // The connection may have ended while a webhook was waited for.
    if (!context.isReady()) return;
    const { status } = result;
    log.debug({ identity: viewer.identity, method, path, status }, "request");
    // Events about a request come after its reply, also when that is late.
    const finish = (isReplied: boolean) => {
      if (isReplied) sendReply(id, result);
      result.afterReply?.();
    };
    switch (fault?.effect) {
      case "cut":
        return context.terminate("a fault that was ordered");
      case "slow":
        return void clock.after(fault.delayMs, () => finish(true));
      case "lostReply":
        return finish(false);
      default:
        return finish(true);
    }
  };

  return {
    carryOut(viewer, frame, body) {
      const request = frame.http_request;
      const fault = faults?.take({ on: "sdk", method: request.method, path: request.path });
      if (fault?.effect === "lostRequest") return;
      const answered =
        fault?.effect === "error"
          ? renderError(faultError(fault), log)
          : answerRequest({ ...context, viewer }, request, body);
      if (answered instanceof Promise) {
        void answered.then((result) => answer(frame, viewer, result, fault));
      } else {
        answer(frame, viewer, answered, fault);
      }
    },
  };
}
