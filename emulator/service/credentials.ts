import type { Page, PageRequest } from "../store/page.ts";
import type { CredentialRow } from "../store/rows.ts";
import { checkLength } from "./attributes.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import { paged } from "./paged.ts";

export interface CredentialInput {
  friendlyName?: string | undefined;
  type?: string | undefined;
  sandbox?: string | undefined;
}

/** Credentials of push services. They are kept, less their secrets; nothing is pushed. */
export interface Credentials {
  create(input: CredentialInput): CredentialRow;
  /** Throws 20404. */
  get(sid: string): CredentialRow;
  list(page: PageRequest): Page<CredentialRow>;
  update(sid: string, input: CredentialInput): CredentialRow;
  remove(sid: string): void;
}

export function createCredentials({ store, ids, clock, transaction }: ServiceContext): Credentials {
  const get = (sid: string): CredentialRow => {
    const row = store.credentials.get(sid);
    if (row === undefined) throw new ApiError(20404, `Credential ${sid} was not found`);
    return row;
  };
  return {
    create: (input) =>
      transaction(() => {
        const row: CredentialRow = {
          sid: ids.sid("CR"),
          friendlyName: null,
          type: checkType(input.type ?? ""),
          sandbox: "False",
          ...checkFields(input),
          dateCreated: clock.now(),
          dateUpdated: clock.now(),
        };
        store.credentials.insert(row);
        return row;
      }),
    get,
    list: (page) => paged(() => store.credentials.list(page)),
    update: (sid, input) =>
      transaction(() => {
        const row = get(sid);
        const patch = {
          ...checkFields(input),
          ...(input.type !== undefined && { type: checkType(input.type) }),
          dateUpdated: clock.now(),
        };
        store.credentials.update(sid, patch);
        return { ...row, ...patch };
      }),
    remove: (sid) => transaction(() => store.credentials.remove(get(sid).sid)),
  };
}

function checkFields({
  friendlyName,
  sandbox,
}: CredentialInput): Partial<Pick<CredentialRow, "friendlyName" | "sandbox">> {
  return {
    ...(friendlyName !== undefined && {
      friendlyName: checkLength(friendlyName, 64, 20001, "FriendlyName is too long"),
    }),
    ...(sandbox !== undefined && { sandbox: sandbox.toLowerCase() === "true" ? "True" : "False" }),
  };
}

function checkType(posted: string): CredentialRow["type"] {
  const type = posted.toLowerCase();
  if (type !== "apn" && type !== "gcm" && type !== "fcm") {
    throw new ApiError(20001, "Type must be apn, gcm or fcm");
  }
  return type;
}
