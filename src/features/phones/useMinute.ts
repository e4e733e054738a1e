import { useEffect, useState } from "react";
import { usePhones } from "./phonesStore.ts";

const minuteMs = 60_000;

/** The emulator's time, renewed when the minute changes: what a clock on a screen needs. */
export function useMinute(): number {
  const offset = usePhones((state) => state.clockOffsetMs);
  const [real, setReal] = useState(() => Date.now());
  const now = real + offset;
  useEffect(() => {
    const timer = setTimeout(() => setReal(Date.now()), minuteMs - (now % minuteMs));
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
