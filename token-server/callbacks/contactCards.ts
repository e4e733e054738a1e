import { createCache } from "../cache.ts";
import { type AvatarHosts, isAllowedAvatar } from "./avatarHosts.ts";
import { CallbackError } from "./callbackError.ts";
import type { Contact } from "./contacts.ts";
import { type ContactSources, findContact } from "./findContact.ts";

export interface ContactCards {
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
