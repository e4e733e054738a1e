import type { Browser, Page } from "playwright";

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds of the processor's time, without those that other programs took away. */
  tdur?: number;
}

/**
 * How long the main thread of a page worked at a time, in ms of processor time, longest first. Unlike the time between
 * frames it does not depend on what else the machine does.
 */
export async function workOf(
  browser: Browser,
  page: Page,
  during: () => Promise<void>,
): Promise<number[]> {
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
  await during();
  const trace = (await browser.stopTracing()).toString();
  // The format of Chromium's own traces.
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const busiest = mostOf(traceEvents.filter(({ name }) => name === "FunctionCall").map(threadOf));
  return traceEvents
    .filter((event) => event.ph === "X" && event.name.endsWith("RunTask"))
    .filter((event) => threadOf(event) === busiest)
    .map(({ tdur = 0 }) => tdur / 1000)
    .toSorted((a, b) => b - a);
}

function mostOf(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
