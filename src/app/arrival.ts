/** Why the server sent somebody back from a provider of accounts. */
const refusals = ["cancelled", "expired", "notAllowed", "provider"] as const;

export type SignInRefusal = (typeof refusals)[number];

/** The text of an invitation that stands in the address, behind the `#` so that no server or proxy logs it. */
export function invitationIn({ pathname, hash }: Pick<Location, "pathname" | "hash">) {
  return pathname === "/invite" && hash.length > 1 ? hash.slice(1) : null;
}

export function refusalIn({ search }: Pick<Location, "search">): SignInRefusal | null {
  const why = new URLSearchParams(search).get("refused");
  return refusals.find((known) => known === why) ?? null;
}

/** Once read, it should neither be seen nor come back with a reload. */
export function forgetArrival(): void {
  history.replaceState(null, "", "/");
}
