import { useEffect, useState } from "react";

const minuteMs = 60_000;

/** The time, renewed when the minute changes: what a clock on a screen needs. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), minuteMs - (now % minuteMs));
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
