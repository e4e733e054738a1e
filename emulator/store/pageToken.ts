/** Where a page begins: after or before the item with this key. */
export interface PagePosition {
  direction: "next" | "previous";
  key: number;
}

/** Twilio's tokens look like `PA…` and are opaque (behaviour document 1.3). */
const pattern = /^PA([np])(\d{1,15})$/;

export class PageTokenError extends Error {
  constructor() {
    super("PageToken is not one of this list");
    this.name = "PageTokenError";
  }
}

export function writePageToken(direction: PagePosition["direction"], key: number): string {
  return `PA${direction === "next" ? "n" : "p"}${key}`;
}

/** Throws PageTokenError for anything that writePageToken has not made. */
export function readPageToken(token: string): PagePosition {
  const found = pattern.exec(token);
  if (found === null) throw new PageTokenError();
  return { direction: found[1] === "n" ? "next" : "previous", key: Number(found[2]) };
}
