import type { Database } from "./database.ts";

/*
 * Each entry brings the file one version further; `user_version` counts them. Never edit one that has been released:
 * add the next. Columns bear the names of rows.ts. `id` gives the order of making, which lists page by.
 */
const migrations: readonly string[] = [
  `
  create table meta (key text primary key, value text not null) without rowid;

  create table conversations (
    id integer primary key,
    sid text not null unique,
    serviceSid text not null,
    messagingServiceSid text not null,
    friendlyName text,
    uniqueName text,
    attributes text not null,
    state text not null,
    createdBy text not null,
    dateCreated integer not null,
    dateUpdated integer not null,
    stateUpdated integer not null,
    inactiveTimer text,
    closedTimer text,
    lastMessageIndex integer,
    lastMessageDate integer,
    nextIndex integer not null,
    messagesCount integer not null,
    participantsCount integer not null,
    eventId integer not null
  );
  create unique index conversationsByUniqueName on conversations (serviceSid, uniqueName)
    where uniqueName is not null;
  create index conversationsByService on conversations (serviceSid, id);

  create table participants (
    id integer primary key,
    sid text not null unique,
    conversationSid text not null,
    serviceSid text not null,
    identity text,
    address text,
    proxyAddress text,
    projectedAddress text,
    attributes text not null,
    roleSid text,
    lastReadMessageIndex integer,
    lastReadTimestamp integer,
    notificationLevel text not null,
    dateCreated integer not null,
    dateUpdated integer not null,
    addedEventId integer not null,
    eventId integer not null,
    membershipAddedEventId integer not null,
    membershipEventId integer not null
  );
  create index participantsByConversation on participants (conversationSid, id);
  create unique index participantsByMember on participants (conversationSid, identity)
    where identity is not null;
  create index participantsByIdentity on participants (serviceSid, identity, id)
    where identity is not null;
  create index participantsByPair on participants (address, proxyAddress)
    where address is not null;

  create table messages (
    id integer primary key,
    sid text not null unique,
    conversationSid text not null,
    serviceSid text not null,
    "index" integer not null,
    author text not null,
    participantSid text,
    body text,
    subject text,
    attributes text not null,
    contentSid text,
    media text not null,
    delivery text,
    lastUpdatedBy text,
    dateCreated integer not null,
    dateUpdated integer not null,
    addedEventId integer not null,
    eventId integer not null
  );
  create unique index messagesByIndex on messages (conversationSid, "index");
  create index messagesByEvent on messages (conversationSid, eventId);

  create table receipts (
    id integer primary key,
    sid text not null unique,
    conversationSid text not null,
    messageSid text not null,
    participantSid text not null,
    channelMessageSid text not null,
    "from" text not null,
    "to" text not null,
    status text not null,
    errorCode integer,
    dateCreated integer not null,
    dateUpdated integer not null
  );
  create index receiptsByMessage on receipts (messageSid, id);
  create index receiptsByConversation on receipts (conversationSid);
  create index receiptsPending on receipts (id) where status in ('queued', 'sent');

  create table users (
    id integer primary key,
    sid text not null unique,
    serviceSid text not null,
    identity text not null,
    friendlyName text not null,
    attributes text not null,
    roleSid text,
    dateCreated integer not null,
    dateUpdated integer not null,
    friendlyNameEventId integer not null,
    attributesEventId integer not null,
    unique (serviceSid, identity)
  );
  create index usersByService on users (serviceSid, id);

  create table media (
    id integer primary key,
    sid text not null unique,
    category text not null,
    filename text,
    contentType text not null,
    size integer not null,
    serviceSid text not null,
    author text not null,
    conversationSid text,
    messageSid text,
    dateCreated integer not null,
    dateUpdated integer not null
  );
  create index mediaByConversation on media (conversationSid) where conversationSid is not null;
  create index mediaUnattached on media (dateCreated) where messageSid is null;

  create table numbers (
    id integer primary key,
    sid text not null unique,
    address text not null unique,
    friendlyName text not null,
    capabilities text not null,
    dateCreated integer not null
  );

  create table phones (
    id integer primary key,
    address text not null unique,
    label text not null,
    state text not null,
    dateCreated integer not null
  );

  create table phoneMessages (
    id integer primary key,
    sid text not null unique,
    phone text not null,
    direction text not null,
    "from" text not null,
    "to" text not null,
    body text,
    media text not null,
    status text not null,
    dateCreated integer not null
  );
  create index phoneMessagesByPhone on phoneMessages (phone, id);

  create table tombstones (
    kind text not null,
    owner text not null,
    serviceSid text not null,
    key text not null,
    eventId integer not null,
    lastValue text not null,
    primary key (kind, owner, serviceSid, key)
  ) without rowid;
  create index tombstonesByEvent on tombstones (kind, owner, serviceSid, eventId);
  `,
  `
  create table webhooks (
    id integer primary key,
    scope text not null unique,
    preWebhookUrl text,
    postWebhookUrl text,
    method text not null,
    filters text,
    target text not null
  );

  create table scopedWebhooks (
    id integer primary key,
    sid text not null unique,
    conversationSid text not null,
    serviceSid text not null,
    target text not null,
    url text,
    method text not null,
    filters text not null,
    triggers text not null,
    flowSid text,
    replayAfter integer,
    dateCreated integer not null,
    dateUpdated integer not null
  );
  create index scopedWebhooksByConversation on scopedWebhooks (conversationSid, id);

  create table addressConfigurations (
    id integer primary key,
    sid text not null unique,
    type text not null,
    address text not null unique,
    friendlyName text,
    autoCreation text not null,
    addressCountry text,
    dateCreated integer not null,
    dateUpdated integer not null
  );

  alter table numbers add column smsUrl text;
  alter table numbers add column smsMethod text not null default 'POST';
  `,
  `
  alter table phoneMessages add column conversationSid text;
  alter table phoneMessages add column messageSid text;
  `,
  `
  create table contents (
    id integer primary key,
    sid text not null unique,
    friendlyName text not null,
    language text not null,
    variables text not null,
    types text not null,
    approval text,
    origin text not null,
    dateCreated integer not null,
    dateUpdated integer not null
  );
  alter table media add column inline text;

  create table whatsappWindows (
    address text not null,
    sender text not null,
    at integer not null,
    primary key (address, sender)
  ) without rowid;
  create table optOuts (
    address text not null,
    sender text not null,
    at integer not null,
    primary key (address, sender)
  ) without rowid;
  create table sandboxMembers (
    address text not null,
    sender text not null,
    at integer not null,
    primary key (address, sender)
  ) without rowid;

  create table credentials (
    id integer primary key,
    sid text not null unique,
    friendlyName text,
    type text not null,
    sandbox text not null,
    dateCreated integer not null,
    dateUpdated integer not null
  );

  alter table phoneMessages add column content text;
  create index receiptsUnread on receipts ("to", id)
    where status = 'delivered' and substr("to", 1, 9) = 'whatsapp:';
  `,
  `
  create table services (
    id integer primary key,
    sid text not null unique,
    friendlyName text not null,
    creatorRoleSid text not null,
    conversationRoleSid text not null,
    serviceRoleSid text not null,
    reachability text not null,
    notifications text not null,
    dateCreated integer not null,
    dateUpdated integer not null
  );

  create table roles (
    id integer primary key,
    sid text not null unique,
    serviceSid text not null,
    friendlyName text not null,
    type text not null,
    permissions text not null,
    dateCreated integer not null,
    dateUpdated integer not null
  );
  create index rolesByService on roles (serviceSid, id);

  create table settings (key text primary key, value text not null) without rowid;
  `,
  `
  alter table conversations add column activityAt integer not null default 0;
  update conversations set activityAt = max(stateUpdated, coalesce(lastMessageDate, 0));
  alter table conversations add column timerAt integer;
  create index conversationsByTimer on conversations (timerAt) where timerAt is not null;
  `,
  `
  alter table phoneMessages add column alsoTo text not null default '[]';
  `,
  `
  create table messagingServices (
    id integer primary key,
    sid text not null unique,
    friendlyName text not null,
    inboundRequestUrl text,
    inboundMethod text not null,
    useInboundWebhookOnNumber text not null,
    autocreates text not null,
    settings text not null,
    dateCreated integer not null,
    dateUpdated integer not null
  );
  create table campaigns (
    id integer primary key,
    sid text not null unique,
    messagingServiceSid text not null unique,
    brandRegistrationSid text not null,
    usecase text not null,
    description text not null,
    messageFlow text not null,
    messageSamples text not null,
    hasEmbeddedLinks text not null,
    hasEmbeddedPhone text not null,
    dateCreated integer not null,
    dateUpdated integer not null
  );
  alter table numbers add column messagingServiceSid text;
  alter table numbers add column senderStatus text not null default 'ONLINE';
  create index numbersByMessagingService on numbers (messagingServiceSid, id)
    where messagingServiceSid is not null;
  `,
];

/** Brings the file to the newest version, or refuses one from the future. */
export function migrate(database: Database): void {
  const version = Number(database.get("pragma user_version")?.["user_version"] ?? 0);
  if (version > migrations.length) {
    throw new Error(
      `The data folder was written by a newer version (${version}, this one knows ${migrations.length}).`,
    );
  }
  if (version === migrations.length) return;
  database.transaction(() => {
    for (const migration of migrations.slice(version)) database.exec(migration);
    database.exec(`pragma user_version = ${migrations.length}`);
  });
}
