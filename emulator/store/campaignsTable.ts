import type { Database } from "./database.ts";
import type { CampaignRow } from "./rows.ts";
import { createTable } from "./table.ts";

/** At most one of each messaging service. */
export interface CampaignsTable {
  insert(row: CampaignRow): void;
  removeOf(messagingServiceSid: string): void;
  of(messagingServiceSid: string): CampaignRow | undefined;
}

export function createCampaignsTable(database: Database): CampaignsTable {
  const table = createTable<CampaignRow>(database, "campaigns", {
    sid: "plain",
    messagingServiceSid: "plain",
    brandRegistrationSid: "plain",
    usecase: "plain",
    description: "plain",
    messageFlow: "plain",
    messageSamples: "json",
    hasEmbeddedLinks: "json",
    hasEmbeddedPhone: "json",
    dateCreated: "plain",
    dateUpdated: "plain",
  });
  return {
    insert: table.insert,
    removeOf: (messagingServiceSid) =>
      void table.remove("messagingServiceSid = ?", messagingServiceSid),
    of: (messagingServiceSid) => table.one("messagingServiceSid = ?", messagingServiceSid),
  };
}
