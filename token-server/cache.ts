/** Beyond this the oldest answers go. */
const maxEntries = 5000;

/** Asks once for a key and gives the same answer for a while; a failure is not kept. */
export function createCache<Value>(
  lifetimeMs: number,
  ask: (key: string) => Promise<Value>,
): (key: string) => Promise<Value> {
  const entries = new Map<string, { answer: Promise<Value>; until: number }>();

  return (key) => {
    const known = entries.get(key);
    if (known !== undefined && known.until > Date.now()) return known.answer;
    const answer = ask(key);
    entries.delete(key);
    entries.set(key, { answer, until: Date.now() + lifetimeMs });
    answer.catch(() => {
      if (entries.get(key)?.answer === answer) entries.delete(key);
    });
    const [oldest] = entries.keys();
    if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest);
    return answer;
  };
}
