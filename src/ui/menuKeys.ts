/** Where the focus goes in a menu of `count` items, or null when the key is none of the menu's. */
export function menuTarget(key: string, current: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
      return (current + 1) % count;
    case "ArrowUp":
      return current <= 0 ? count - 1 : current - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

/** The next item whose label starts with the letter, after the current one and around. */
export function menuLetterTarget(
  letter: string,
  current: number,
  labels: readonly string[],
): number | null {
  const wanted = letter.toLocaleLowerCase();
  for (let step = 1; step <= labels.length; step += 1) {
    const place = (current + step) % labels.length;
    if (labels[place]?.trim().toLocaleLowerCase().startsWith(wanted)) return place;
  }
  return null;
}
