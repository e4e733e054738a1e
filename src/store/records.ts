/**
 * Records that a batch of events has already copied. Nobody outside has seen them, so the rest of the batch may write
 * to them: a start with 2,000 conversations copies each record once and not once for each event.
 */
export type Batch = WeakSet<object>;

type Key = string;

/** The record with `key` set. Same reference when it already holds that value. */
export function put<K extends Key, V>(
  record: Readonly<Record<K, V>>,
  key: K,
  value: V,
  batch: Batch,
): Readonly<Record<K, V>> {
  if (record[key] === value) return record;
  const copy = writable(record, batch);
  copy[key] = value;
  return copy;
}

/** The record without `key`. Same reference when it is not there. */
export function drop<K extends Key, V>(
  record: Readonly<Record<K, V>>,
  key: K,
  batch: Batch,
): Readonly<Record<K, V>> {
  if (!Object.hasOwn(record, key)) return record;
  const copy = writable(record, batch);
  delete copy[key];
  return copy;
}

function writable<K extends Key, V>(record: Readonly<Record<K, V>>, batch: Batch): Record<K, V> {
  // In the batch means: made here, by the line below.
  if (batch.has(record)) return record as Record<K, V>;
  const copy = { ...record };
  batch.add(copy);
  return copy;
}
