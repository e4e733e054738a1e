import type { E164 } from "./address.ts";

/** What the operator's customer service knows of a number; the same person on SMS and on WhatsApp. */
export interface Contact {
  number: E164;
  name: string;
  /** Where a picture is, on a host that the page may load from. */
  picture: string | null;
}

export type Contacts = Readonly<Record<E164, Contact>>;
