import type { ServiceSid } from "../../src/domain/sids.ts";
import type { Clock } from "../clock.ts";
import type { Ids } from "../ids.ts";
import type { Store } from "../store/store.ts";
import type { AccountDefaults } from "./accountDefaults.ts";
import type { Actor } from "./actor.ts";
import type { Choices } from "./choices.ts";
import type { Limits } from "./limits.ts";
import type { Roster } from "./roster.ts";
import type { ServiceEvent } from "./serviceEvent.ts";
import type { ServiceRows } from "./serviceRows.ts";

export interface ServiceLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** What every rule works with. */
export interface ServiceContext {
  store: Store;
  clock: Clock;
  ids: Ids;
  account: { serviceSid: ServiceSid; messagingServiceSid: string };
  log: ServiceLog;
  limits: Limits;
  choices: Choices;
  roster: Roster;
  services: ServiceRows;
  /** The account's configuration. */
  defaults(): AccountDefaults;
  /** One transaction; events emitted in it are published after COMMIT. */
  transaction<T>(work: () => T, by?: Actor): T;
  /** To be called inside a transaction. */
  emit(event: ServiceEvent): void;
}
