import type { Beginnings } from "./beginnings.ts";
import { createHeadStart } from "./headStart.ts";
import { isSignOutOwed } from "./signOutOwed.ts";

/*
 * The first module of the app that runs, from a file of its own, before React has even been read. The server marks the
 * page when a session's cookie came with the request for it (token-server/staticFiles.ts).
 */

const send: typeof fetch = (...args) => fetch(...args);
const isMarked = document.querySelector('meta[name="partyline-session"]') !== null;
/** An invitation may be for somebody else, and the phones are a page of their own. */
const isOfChat = !/^\/(invite|phones)(\/|$)/.test(location.pathname);

/** Somebody signed out where the server could not be told: nothing begins in their name. */
const headStart = isMarked && !isSignOutOwed() ? createHeadStart(send) : null;

export const sendEarly = headStart?.send ?? send;

let beginnings =
  headStart !== null && isOfChat
    ? import("./beginnings.ts").then(
        ({ begin }) => begin(headStart),
        // Whoever needs the file asks for it again.
        () => undefined,
      )
    : null;

/** What the chat of somebody has begun with already; given once. */
export async function takeBeginnings(): Promise<Beginnings | undefined> {
  const taken = beginnings;
  beginnings = null;
  return (await taken) ?? undefined;
}
