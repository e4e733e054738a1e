import * as v from "valibot";
import { createCache } from "./cache.ts";
import { askService, CallbackError, type IntegrationService } from "./integrationServices.ts";

const httpUrl = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.check((text) => isHttpUrl(text), "must be an http or https address"),
);
const shortText = v.pipe(v.string(), v.maxLength(256));

/** What stands on a card: Frontline's fields (Frontline, Customer), as our own objects. */
export interface Contact {
  customerId: string;
  displayName: string;
  avatar: string | null;
  details: { title: string; content: string } | null;
  links: { type: string; value: string; displayName: string }[];
  /** The identity of the person who looks after this customer, or null. */
  worker: string | null;
}

const entry = v.object({
  address: v.pipe(
    v.string("address is missing"),
    v.regex(/^(whatsapp:)?\+[1-9]\d{6,14}$/, "address must be a number such as +16505551111"),
  ),
  displayName: v.pipe(shortText, v.nonEmpty("displayName must not be empty")),
  customerId: v.optional(shortText),
  worker: v.optional(v.pipe(shortText, v.nonEmpty("worker must not be empty"))),
  avatar: v.optional(httpUrl),
  details: v.optional(
    v.object({ title: shortText, content: v.pipe(v.string(), v.maxLength(4096)) }),
  ),
  links: v.optional(v.array(v.object({ type: shortText, value: httpUrl, displayName: shortText }))),
});

const contactsFile = v.object({ contacts: v.array(entry) });

/** Finds a contact by address; a number is the same person on SMS and on WhatsApp. */
export type Contacts = ReadonlyMap<string, Contact>;

/** Reads the text of `contacts.json`. Throws a sentence that names the entry. */
export function parseContacts(text: string): Contacts {
  const parsed = v.safeParse(contactsFile, JSON.parse(text));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Error(`${v.getDotPath(issue) ?? "the file"}: ${issue.message}`);
  }
  return new Map(
    parsed.output.contacts.map((contact) => [
      phoneOf(contact.address),
      {
        customerId: contact.customerId ?? phoneOf(contact.address),
        displayName: contact.displayName,
        avatar: contact.avatar ?? null,
        details: contact.details ?? null,
        links: contact.links ?? [],
        worker: contact.worker ?? null,
      },
    ]),
  );
}

/** The number of an address, without its channel. */
export function phoneOf(address: string): string {
  return address.replace(/^[a-z]+:/i, "");
}

/** Only these may become links or pictures in a page. */
function isHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === "https:" || protocol === "http:";
}

interface ContactSources {
  contacts: Contacts;
  crm: IntegrationService | undefined;
}

/**
 * Who an address belongs to: the contacts file first, then the CRM, which is asked with the number as the customer's id.
 * Null when nobody knows. Throws a CallbackError when the CRM cannot tell.
 */
export async function findContact(
  sources: ContactSources,
  address: string,
  worker: string,
): Promise<Contact | null> {
  const known = sources.contacts.get(phoneOf(address));
  if (known !== undefined) return known;
  if (sources.crm === undefined) return null;
  try {
    return await askCustomer(sources.crm, { worker, customerId: phoneOf(address) });
  } catch (error) {
    if (error instanceof CallbackError && error.fault === "unknownCustomer") return null;
    throw error;
  }
}

// Frontline's own sample answers with numbers.
const customerId = v.pipe(
  v.union([shortText, v.number()], "must be a text or a number"),
  v.transform(String),
);
// An address that could run a script is left out; the rest of the card stays.
const httpUrlOrNull = v.pipe(
  v.nullish(v.pipe(v.string(), v.maxLength(2048)), null),
  v.transform((text) => (text !== null && isHttpUrl(text) ? text : null)),
);

const link = v.object({ type: shortText, value: httpUrlOrNull, display_name: shortText });

const customerSchema = v.object({
  customer_id: v.optional(customerId),
  display_name: v.pipe(shortText, v.nonEmpty()),
  avatar: httpUrlOrNull,
  details: v.nullish(
    v.object({ title: shortText, content: v.pipe(v.string(), v.maxLength(4096)) }),
    null,
  ),
  links: v.nullish(v.pipe(v.array(link), v.maxLength(20)), []),
  worker: v.nullish(shortText, null),
});

const detailsSchema = v.object({ objects: v.object({ customer: customerSchema }) });

const listSchema = v.object({
  objects: v.object({
    customers: v.pipe(
      v.array(
        v.object({
          customer_id: customerId,
          display_name: v.pipe(shortText, v.nonEmpty()),
          avatar: httpUrlOrNull,
        }),
      ),
      v.maxLength(1000),
    ),
    searchable: v.nullish(v.boolean(), false),
  }),
});

/** The CRM callback for one customer: Location=GetCustomerDetailsByCustomerId. */
export async function askCustomer(
  service: IntegrationService,
  question: { worker: string; customerId: string },
): Promise<Contact> {
  const answer = await askService(service, detailsSchema, {
    Location: "GetCustomerDetailsByCustomerId",
    Worker: question.worker,
    CustomerId: question.customerId,
  });
  const { customer } = answer.objects;
  return {
    customerId: customer.customer_id ?? question.customerId,
    displayName: customer.display_name,
    avatar: customer.avatar,
    details: customer.details,
    links: customer.links.flatMap(({ type, value, display_name }) =>
      value === null ? [] : [{ type, value, displayName: display_name }],
    ),
    worker: customer.worker,
  };
}

interface CustomerList {
  customers: { customerId: string; displayName: string; avatar: string | null }[];
  /** Whether the service looks at `query`. */
  searchable: boolean;
}

/** The CRM callback for a page of customers: Location=GetCustomersList. The anchor is the last id of the page before. */
export async function askCustomers(
  service: IntegrationService,
  question: { worker: string; pageSize: number; anchor: string; query: string },
): Promise<CustomerList> {
  const answer = await askService(service, listSchema, {
    Location: "GetCustomersList",
    Worker: question.worker,
    PageSize: String(question.pageSize),
    ...(question.anchor === "" ? {} : { Anchor: question.anchor }),
    ...(question.query === "" ? {} : { Query: question.query }),
  });
  const { customers, searchable } = answer.objects;
  return {
    customers: customers.map((customer) => ({
      customerId: customer.customer_id,
      displayName: customer.display_name,
      avatar: customer.avatar,
    })),
    searchable,
  };
}

interface ContactCards {
  /** False: nobody is there to be asked, and nothing will ever be known. */
  isSetUp: boolean;
  /** Of those that are known. */
  contacts: (Contact & { address: string })[];
  /** Why some could not be looked up, and which. */
  failure: { error: string; message: string; addresses: string[] } | null;
}

/** A change at the customer service is seen after so long. */
const keptMs = 10 * 60_000;
const askedAtOnce = 5;

/**
 * The customers behind a batch of addresses. The service is asked about each by itself, as Frontline did, but about a few
 * at once, and once in a while only. After one that it does not answer the others are not tried.
 */
export function createContactCards(sources: ContactSources, avatarHosts: AvatarHosts) {
  const isSetUp = sources.crm !== undefined || sources.contacts.size > 0;
  // An address holds no space; the answer may depend on who asks.
  const find = createCache(keptMs, (key) => {
    const space = key.indexOf(" ");
    return findContact(sources, key.slice(0, space), key.slice(space + 1));
  });

  return async (addresses: readonly string[], worker: string): Promise<ContactCards> => {
    const waiting = [...new Set(addresses)];
    const contacts: ContactCards["contacts"] = [];
    const failed: string[] = [];
    let reason: CallbackError | undefined;

    async function askNext(): Promise<void> {
      for (;;) {
        const address = waiting.shift();
        if (address === undefined) return;
        try {
          // Each of these loops asks one after the other.
          // eslint-disable-next-line no-await-in-loop
          const contact = await find(`${address} ${worker}`);
          if (contact !== null) contacts.push({ address, ...withAvatarOf(contact, avatarHosts) });
        } catch (error) {
          if (!(error instanceof CallbackError)) throw error;
          reason ??= error;
          failed.push(address, ...(isDown(error) ? waiting.splice(0) : []));
        }
      }
    }

    await Promise.all(Array.from({ length: askedAtOnce }, askNext));
    const failure = reason && { error: reason.fault, message: reason.message, addresses: failed };
    return { isSetUp, contacts, failure: failure ?? null };
  };
}

/** The browser would not load it, and say so in its console for each. */
function withAvatarOf(contact: Contact, hosts: AvatarHosts): Contact {
  const { avatar } = contact;
  return avatar === null || isAllowedAvatar(avatar, hosts) ? contact : { ...contact, avatar: null };
}

function isDown({ fault }: CallbackError): boolean {
  return fault === "slow" || fault === "unreachable";
}

/**
 * Where pictures of customers may come from: sources of the Content-Security-Policy, such as `https://cdn.example.org`,
 * `https://*.example.org:8443`, or `http://127.0.0.1:4000` on this machine.
 */
export type AvatarHosts = readonly string[];

const hostPattern = /^(\*\.)?(?=.{1,253}(?::|$))[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/;
const loopbackPattern = /^http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?$/;

/** Reads `CONTACT_AVATAR_HOSTS`; undefined when a part of it could open the policy wider than to named hosts over TLS. */
export function parseAvatarHosts(text: string): string[] | undefined {
  const parts = text
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().replace(/\/$/, ""))
    .filter((part) => part !== "");
  const hosts = parts.map((part) => {
    if (loopbackPattern.test(part)) return part;
    const host = part.replace(/^https:\/\//, "");
    return hostPattern.test(host) ? `https://${host}` : undefined;
  });
  return hosts.every((host) => host !== undefined) ? hosts : undefined;
}

/** Whether the browser would load a picture from there. */
export function isAllowedAvatar(url: string, hosts: AvatarHosts): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return hosts.some((allowed) => {
    const { protocol: scheme, host: name } = new URL(allowed.replace("*.", ""));
    if (scheme !== protocol) return false;
    return allowed.includes("*.") ? host.endsWith(`.${name}`) : host === name;
  });
}
