import { createAddressConfigurationsTable } from "./addressConfigurationsTable.ts";
import { createCampaignsTable } from "./campaignsTable.ts";
import { createContentsTable } from "./contentsTable.ts";
import { createConversationsTable } from "./conversationsTable.ts";
import { createCredentialsTable } from "./credentialsTable.ts";
import { openDatabase } from "./db.ts";
import { createEventIds } from "./eventIds.ts";
import { createMediaTable } from "./mediaTable.ts";
import { createMessagesTable } from "./messagesTable.ts";
import { createMessagingLogTable } from "./messagingLogTable.ts";
import { createMessagingServicesTable } from "./messagingServicesTable.ts";
import { createNumbersTable } from "./numbersTable.ts";
import { createPairTimesTable } from "./pairTimesTable.ts";
import { createParticipantsTable } from "./participantsTable.ts";
import { createPhoneMessagesTable } from "./phoneMessagesTable.ts";
import { createPhonesTable } from "./phonesTable.ts";
import { createReceiptsTable } from "./receiptsTable.ts";
import { createRolesTable } from "./rolesTable.ts";
import { createScopedWebhooksTable } from "./scopedWebhooksTable.ts";
import { createSearch } from "./searchTable.ts";
import { createServicesTable } from "./servicesTable.ts";
import { createStateCopy } from "./stateCopy.ts";
import type { Store } from "./store.ts";
import { createTombstonesTable } from "./tombstonesTable.ts";
import { createUsersTable } from "./usersTable.ts";
import { createValuesTable } from "./valuesTable.ts";
import { createWebhooksTable } from "./webhooksTable.ts";

const emptied = [
  "conversations",
  "participants",
  "messages",
  "receipts",
  "users",
  "media",
  "numbers",
  "phones",
  "phoneMessages",
  "tombstones",
  "webhooks",
  "scopedWebhooks",
  "addressConfigurations",
  "services",
  "roles",
  "settings",
  "contents",
  "whatsappWindows",
  "optOuts",
  "sandboxMembers",
  "credentials",
  "messagingServices",
  "campaigns",
];

/** Opens or makes the store at `path`; `:memory:` keeps nothing. */
export function createStore(path: string): Store {
  const database = openDatabase(path);
  const invalidationListeners: (() => void)[] = [];
  const invalidate = () => {
    for (const listener of invalidationListeners) listener();
  };
  database.onRollback(invalidate);
  return {
    transaction: database.transaction,
    onInvalidated: (listener) => void invalidationListeners.push(listener),
    eventIds: createEventIds(database),
    meta: createValuesTable(database, "meta"),
    conversations: createConversationsTable(database),
    participants: createParticipantsTable(database),
    messages: createMessagesTable(database),
    receipts: createReceiptsTable(database),
    users: createUsersTable(database),
    media: createMediaTable(database),
    numbers: createNumbersTable(database),
    phones: createPhonesTable(database),
    phoneMessages: createPhoneMessagesTable(database),
    tombstones: createTombstonesTable(database),
    webhooks: createWebhooksTable(database),
    scopedWebhooks: createScopedWebhooksTable(database),
    addressConfigurations: createAddressConfigurationsTable(database),
    services: createServicesTable(database),
    roles: createRolesTable(database),
    settings: createValuesTable(database, "settings"),
    contents: createContentsTable(database),
    credentials: createCredentialsTable(database),
    messagingServices: createMessagingServicesTable(database),
    campaigns: createCampaignsTable(database),
    messagingLog: createMessagingLogTable(database),
    whatsappWindows: createPairTimesTable(database, "whatsappWindows"),
    optOuts: createPairTimesTable(database, "optOuts"),
    sandboxMembers: createPairTimesTable(database, "sandboxMembers"),
    copy: createStateCopy(database, emptied),
    search: createSearch(database),
    invalidate: database.forget,
    clear() {
      database.transaction(() => {
        for (const table of emptied) database.exec(`delete from ${table}`);
      });
      database.forget();
    },
    close: database.close,
  };
}
