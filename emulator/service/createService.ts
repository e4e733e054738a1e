import type { ServiceSid } from "../../src/domain/sids.ts";
import type { Clock } from "../clock.ts";
import type { Ids } from "../ids.ts";
import type { Store } from "../store/store.ts";
import type { Limits } from "./limits.ts";
import type { Service } from "./service.ts";

export interface ServiceLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface ServiceOptions {
  store: Store;
  clock: Clock;
  ids: Ids;
  account: { serviceSid: ServiceSid; messagingServiceSid: string };
  log: ServiceLog;
  limits?: Partial<Limits>;
}

/** The rules of Conversations over a store. */
export function createService(_options: ServiceOptions): Service {
  throw new Error("Not built yet");
}
