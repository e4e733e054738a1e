import type { AddressConfigurationsTable } from "./addressConfigurationsTable.ts";
import type { CampaignsTable } from "./campaignsTable.ts";
import type { ContentsTable } from "./contentsTable.ts";
import type { ConversationsTable } from "./conversationsTable.ts";
import type { CredentialsTable } from "./credentialsTable.ts";
import type { EventIds } from "./eventIds.ts";
import type { MediaTable } from "./mediaTable.ts";
import type { MessagesTable } from "./messagesTable.ts";
import type { MessagingLogTable } from "./messagingLogTable.ts";
import type { MessagingServicesTable } from "./messagingServicesTable.ts";
import type { NumbersTable } from "./numbersTable.ts";
import type { PairTimesTable } from "./pairTimesTable.ts";
import type { ParticipantsTable } from "./participantsTable.ts";
import type { PhoneMessagesTable } from "./phoneMessagesTable.ts";
import type { PhonesTable } from "./phonesTable.ts";
import type { ReceiptsTable } from "./receiptsTable.ts";
import type { RolesTable } from "./rolesTable.ts";
import type { ScopedWebhooksTable } from "./scopedWebhooksTable.ts";
import type { Search } from "./searchTable.ts";
import type { ServicesTable } from "./servicesTable.ts";
import type { StateCopy } from "./stateCopy.ts";
import type { TombstonesTable } from "./tombstonesTable.ts";
import type { UsersTable } from "./usersTable.ts";
import type { ValuesTable } from "./valuesTable.ts";
import type { WebhooksTable } from "./webhooksTable.ts";

/** The tables and the transaction. Rules live in service/, this only keeps rows. */
export interface Store {
  /** One transaction; a nested call joins the outer one. A throw undoes everything. */
  transaction<T>(work: () => T): T;
  /** Called when what was read before may not be true any more: after a rollback and after clear(). */
  onInvalidated(listener: () => void): void;
  eventIds: EventIds;
  meta: ValuesTable;
  conversations: ConversationsTable;
  participants: ParticipantsTable;
  messages: MessagesTable;
  receipts: ReceiptsTable;
  users: UsersTable;
  media: MediaTable;
  numbers: NumbersTable;
  phones: PhonesTable;
  phoneMessages: PhoneMessagesTable;
  tombstones: TombstonesTable;
  webhooks: WebhooksTable;
  scopedWebhooks: ScopedWebhooksTable;
  addressConfigurations: AddressConfigurationsTable;
  services: ServicesTable;
  roles: RolesTable;
  settings: ValuesTable;
  contents: ContentsTable;
  credentials: CredentialsTable;
  messagingServices: MessagingServicesTable;
  campaigns: CampaignsTable;
  messagingLog: MessagingLogTable;
  /** The latest text of a WhatsApp user to a sender. */
  whatsappWindows: PairTimesTable;
  optOuts: PairTimesTable;
  /** When somebody has joined the WhatsApp sandbox. */
  sandboxMembers: PairTimesTable;
  /** Empties every table; event ids go on growing, so that clients of before never see an old id again. */
  clear(): void;
  copy: StateCopy;
  search: Search;
  /** Whatever was kept of the tables in memory is not true any more. */
  invalidate(): void;
  close(): void;
}
