export const hintNames = ["text", "answer", "story"] as const;
export type HintName = (typeof hintNames)[number];

const key = "partyline.hints";

/** The hints that have been followed or put away in this browser; for good. */
export function doneHints(): ReadonlySet<HintName> {
  try {
    const kept = (localStorage.getItem(key) ?? "").split(" ");
    return new Set(hintNames.filter((name) => kept.includes(name)));
  } catch {
    // Without a storage they would come back at every visit.
    return new Set(hintNames);
  }
}

export function areHintsDone(): boolean {
  return doneHints().size === hintNames.length;
}

export function markDone(names: readonly HintName[]): ReadonlySet<HintName> {
  const done = new Set([...doneHints(), ...names]);
  try {
    localStorage.setItem(key, [...done].join(" "));
  } catch {
    // Then they are gone until the page is left.
  }
  return done;
}
