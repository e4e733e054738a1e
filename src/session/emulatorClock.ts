import * as v from "valibot";
import { setServiceClock } from "../store/serviceClock.ts";
import { listenToEmulator } from "./emulatorStream.ts";

const eventSchema = v.variant("type", [
  v.object({ type: v.literal("clockMoved"), offsetMs: v.number() }),
  v.object({ type: v.literal("reset") }),
]);
const clockSchema = v.object({ offsetMs: v.number() });

/** Has the chat go by the emulator's time until the returned function is called. For emulator mode only. */
export function followEmulatorClock(): () => void {
  return listenToEmulator((json) => {
    const { success, output: event } = v.safeParse(eventSchema, json);
    if (!success) return;
    if (event.type === "reset") load();
    else setServiceClock(event.offsetMs);
  }, load);
}

function load(): void {
  fetch("/_emulator/clock").then(
    async (response) => {
      const clock = v.safeParse(clockSchema, await response.json().catch(() => null));
      if (response.ok && clock.success) setServiceClock(clock.output.offsetMs);
    },
    // The next connect asks again.
    () => undefined,
  );
}
