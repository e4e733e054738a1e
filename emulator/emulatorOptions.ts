import type { Account } from "./account.ts";
import type { Clock } from "./clock.ts";
import type { Ids } from "./ids.ts";
import type { Log } from "./log.ts";
import type { CarrierPolicy } from "./phones/carrierPolicy.ts";
import type { SeedName } from "./phones/controlPlugin.ts";
import type { Choices } from "./service/choices.ts";
import type { Limits } from "./service/limits.ts";
import type { StockRoles } from "./service/stockRoles.ts";
import type { WebhookOptions } from "./webhooks/createWebhooks.ts";

export interface EmulatorOptions {
  /** 0 takes any free port. Absent: it does not listen; the caller registers `plugin` and passes on upgrades. */
  port?: number;
  /** Default: 127.0.0.1. */
  host?: string;
  /** Where everything is kept. Absent, or with `memory`: nothing outlives the process. */
  dataDir?: string;
  memory?: boolean;
  /** What a new store begins with. Default: empty, that is the account's numbers only. */
  seed?: SeedName;
  clock?: Clock;
  ids?: Ids;
  /** Default: the store's own, made at random when it is new. */
  account?: Account;
  carrier?: CarrierPolicy;
  /** Default: Twilio's. */
  limits?: Partial<Limits>;
  /** What joiners may do: `wide` (default) or `narrow` (docs/emulator-differences.md). */
  stockRoles?: StockRoles;
  /** What nobody knows of Twilio, or what an account may choose (docs/emulator-differences.md). */
  choices?: Partial<Choices>;
  /** Whether the roster tells the SDK the numbers of phones. Default: true (docs/emulator-differences.md). */
  participantBindings?: boolean;
  log?: Log;
  /** Where its HTTP routes are when it does not listen by itself; addresses in webhooks begin with it. */
  publicUrl?: () => string | undefined;
  /** Which hosts webhooks may be sent to beside this machine, and how long they are waited for. */
  webhooks?: WebhookOptions;
  /** Asked for by `/_emulator` when set. */
  passcode?: string;
  /** Whether links may be made that let real phones of the network in, to the phones only. Needs a passcode. */
  phonesOnNetwork?: boolean;
}
