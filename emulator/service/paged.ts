import type { Page } from "../store/page.ts";
import { PageTokenError } from "../store/pageToken.ts";
import { ApiError } from "./errors.ts";

/** Reads a page; a token that is none becomes Twilio's refusal (PAGE2). */
export function paged<Item>(read: () => Page<Item>): Page<Item> {
  try {
    return read();
  } catch (error) {
    if (error instanceof PageTokenError) throw new ApiError(20001, "Invalid PageToken");
    throw error;
  }
}

/** The same page with other items. */
export function mapPage<From, To>(page: Page<From>, map: (item: From) => To): Page<To> {
  return { ...page, items: page.items.map(map) };
}
