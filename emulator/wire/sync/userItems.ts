import * as v from "valibot";

/** The keys of a user map (wire protocol 8.5). The first two must be there, or the SDK does not start. */
export const userItemKeys = ["friendlyName", "attributes", "reachability"] as const;

export type UserItemKey = (typeof userItemKeys)[number];

/** `friendlyName` and `attributes`; the latter as JSON text. */
export const userTextItem = v.object({ value: v.string() });

export const reachabilityItem = v.object({ online: v.boolean(), notifiable: v.boolean() });
