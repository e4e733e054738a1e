/** Letters in a full line of a bubble, roughly. */
const lineLength = 72;

/** About how many lines a text takes; measuring would cost every message a layout. */
export function shownLines(body: string): number {
  let lines = 0;
  for (const line of body.split("\n")) lines += Math.max(1, Math.ceil(line.length / lineLength));
  return lines;
}
