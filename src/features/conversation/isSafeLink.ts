const scheme = /^([a-z][a-z0-9+.-]*):\/\//i;

/** A web address with its scheme, or without one as people write it. */
export function isSafeLink(text: string): boolean {
  const named = scheme.exec(text)?.[1]?.toLowerCase();
  if (named !== undefined) return named === "https" || named === "http";
  // `javascript:alert(1)` and the like have a colon and no slashes; a port is fine.
  return !/^[^/?#]*:(?!\d)/.test(text);
}
