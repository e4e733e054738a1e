import type { FastifyReply, FastifyRequest } from "fastify";
import type { Account } from "../account.ts";
import type { Faults } from "../faults.ts";
import type { Service } from "../service/service.ts";
import type { Store } from "../store/store.ts";
import type { WebhookCall } from "../webhooks/webhookCalls.ts";

/** What the inspector looks into. It changes nothing. */
export interface InspectorContext {
  version: string;
  account: Account;
  service: Service;
  store: Store;
  faults: Faults;
  clock: { now(): number; offsetMs(): number };
  connectionCount(): number;
  webhookCalls(): readonly WebhookCall[];
  /** Server-sent events of the SDK's packets. */
  frames: { open(request: FastifyRequest, reply: FastifyReply): void; close(): void };
}
