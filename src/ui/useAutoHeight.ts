import { useLayoutEffect } from "react";
import type { RefObject } from "react";

/** Lets a textarea grow with its text. Its CSS max-height sets the limit, above which it scrolls. */
export function useAutoHeight(field: RefObject<HTMLTextAreaElement | null>, value: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [field, value]);
}
