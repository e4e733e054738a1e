import { create } from "zustand";
import { listenToEmulator } from "../../session/emulatorStream.ts";
import { fetchLastMessages } from "./fetchLastMessages.ts";
import { keepLog } from "./keepLog.ts";
import { type LoggedMessages, nothingLogged } from "./loggedMessages.ts";
import { readEvent } from "./routeEvents.ts";

/** More than the widest strip shows. */
const loadedAtConnect = 20;

/** The last messages of the emulator and how far they are. Holds data only. */
export const useRouteLog = create<LoggedMessages>(() => nothingLogged);

/** Follows the emulator until the returned function is called. What was logged stays. */
export function followRouteLog(): () => void {
  followers += 1;
  if (followers === 1) stopListening = listen();
  return () => {
    followers -= 1;
    if (followers === 0) stopListening();
  };
}

// The page and the card below the phones may both follow; each event is logged once.
let followers = 0;
let stopListening = () => {};

function listen(): () => void {
  const log = keepLog(fetchLastMessages, loadedAtConnect, (change) =>
    useRouteLog.setState(change, true),
  );
  return listenToEmulator((json) => {
    const event = readEvent(json);
    if (event !== undefined) log.hear(event);
  }, log.connect);
}
