/**
 * After `connected` the SDK's caches are old until the missed events have been replayed: 100 to 120 ms were seen, more
 * with many conversations (wire protocol 12.3). Pages read in this time are read again after it.
 */
export const replayWindowMs = 1500;

/** A request whose answer is lost may still be carried out so long after that, by a service that is slow. */
export const lateArrivalMs = 5000;
