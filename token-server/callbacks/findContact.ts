import type { IntegrationService } from "./askService.ts";
import { CallbackError } from "./callbackError.ts";
import { type Contact, type Contacts, phoneOf } from "./contacts.ts";
import { askCustomer } from "./crm.ts";

export interface ContactSources {
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
