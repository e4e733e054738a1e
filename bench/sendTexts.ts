import type { EmulatorPhones } from "../emulator/emulatorPhones.ts";

interface Texts {
  phones: EmulatorPhones;
  from: string;
  to: string;
}

/** As bodies: the number of the text and the epoch ms at which it was due. */
const bodyOf = (n: number, dueAt: number) => `${n} ${dueAt}`;
const epochNow = () => performance.timeOrigin + performance.now();

/**
 * Texts at a steady pace: a sender that is late counts as the emulator's delay. Answers how many were sent.
 */
export async function sendAtPace(
  { phones, from, to }: Texts,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<number> {
  const total = perSecond * seconds;
  const start = epochNow() + 50;
  const dueAt = (n: number) => start + (n * 1000) / perSecond;
  const sending: Promise<unknown>[] = [];
  await new Promise<void>((resolve) => {
    const tick = () => {
      // One at a time with the event loop's other work in between, as texts come in life.
      const n = sending.length;
      if (dueAt(n) <= epochNow()) sending.push(phones.text(from, to, bodyOf(n, dueAt(n))));
      if (sending.length >= total) resolve();
      else if (dueAt(sending.length) > epochNow() + 1) setTimeout(tick, 0);
      else setImmediate(tick);
    };
    tick();
  });
  await Promise.all(sending);
  return total;
}

/** So many texts as fast as they are taken, one in each turn of the event loop. Answers texts a second. */
export async function sendAtOnce({ phones, from, to }: Texts, texts: number): Promise<number> {
  const start = performance.now();
  const sending: Promise<unknown>[] = [];
  for (let n = 0; n < texts; n += 1) {
    sending.push(phones.text(from, to, bodyOf(n, epochNow())));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(sending);
  return texts / ((performance.now() - start) / 1000);
}
