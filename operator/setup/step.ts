import type { IntegrationsConfig } from "../../token-server/config.ts";
import type { TwilioClient } from "../../token-server/twilioAccount.ts";

/** One thing that setup sees to. */
export type Step = { what: string; detail: string } & (
  | { action: "keep" }
  /** Somebody set it otherwise, on purpose perhaps: left alone unless asked to replace. */
  | { action: "leave" }
  | { action: "create" | "update"; apply: () => Promise<unknown> }
);

export interface SetupContext {
  client: TwilioClient;
  serviceSid: string;
  integrations: IntegrationsConfig;
  /** Also change what somebody else has set. */
  replace: boolean;
  /** Only these addresses; undefined: all of the account. */
  addresses: readonly string[] | undefined;
}
