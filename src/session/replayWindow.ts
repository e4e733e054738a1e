/**
 * After `connected` the SDK's caches are old until the missed events have been replayed: 100 to 120 ms were seen, more
 * with many conversations (wire protocol 12.3). Pages read in this time are read again after it.
 */
export const replayWindowMs = 1500;
