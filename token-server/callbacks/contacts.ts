import * as v from "valibot";

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
export function isHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === "https:" || protocol === "http:";
}
