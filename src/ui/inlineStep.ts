/** Where an arrow key leads in a row of things: 1 on, -1 back, 0 for any other key. What is on lies right, or left where the language is read that way. */
export function inlineStep(key: string, element: Element): 1 | -1 | 0 {
  if (key !== "ArrowLeft" && key !== "ArrowRight") return 0;
  const onwards = getComputedStyle(element).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  return key === onwards ? 1 : -1;
}
