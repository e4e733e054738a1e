/** A tab in the background paints nothing. */
const longestWaitMs = 250;

/** Runs after the next frame has been painted. Gives the way to call it off. */
export function afterPaint(run: () => void): () => void {
  let later = setTimeout(finish, longestWaitMs);
  const frame = requestAnimationFrame(() => {
    clearTimeout(later);
    // The frame is painted when the browser comes to tasks again.
    later = setTimeout(finish, 0);
  });
  function finish(): void {
    cancelAnimationFrame(frame);
    run();
  }
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(later);
  };
}
