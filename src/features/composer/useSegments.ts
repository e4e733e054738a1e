import { useEffect, useState } from "react";
import { countSegments, emptySegments, type Segments } from "./segments.ts";

/** The segments of the text in the box; null while nobody gets it as SMS, and until the calculator is loaded. */
export function useSegments(text: string, isNeeded: boolean): Segments | null {
  const [segments, setSegments] = useState<Segments | null>(null);

  useEffect(() => {
    if (!isNeeded || text === "") return undefined;
    let isCurrent = true;
    // Without the calculator the effect line only lacks its figures.
    countSegments(text).then(
      (counted) => isCurrent && setSegments(counted),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [text, isNeeded]);

  if (!isNeeded) return null;
  return text === "" ? emptySegments : segments;
}
