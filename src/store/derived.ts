/** Remembers what was derived from an object for as long as that object lives, so that a selector gives a stable reference. */
export function derived<Source extends object, Result>(
  derive: (source: Source) => Result,
): (source: Source) => Result {
  const results = new WeakMap<Source, Result>();
  return (source) => {
    const known = results.get(source);
    // Undefined is no result of ours: every derivation gives a list or an object.
    if (known !== undefined) return known;
    const result = derive(source);
    results.set(source, result);
    return result;
  };
}
