import { createHeadStart } from "./headStart.ts";

/*
 * The first module of the app that runs, before React has even been read. The server marks the page when a session's
 * cookie came with the request for it (token-server/staticFiles.ts).
 */

const send: typeof fetch = (...args) => fetch(...args);
const isMarked = document.querySelector('meta[name="partyline-session"]') !== null;

export const sendEarly = isMarked ? createHeadStart(send) : send;
