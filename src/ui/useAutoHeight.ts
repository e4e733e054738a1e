import { useLayoutEffect } from "react";
import type { RefObject } from "react";

/**
 * Lets a textarea grow with its text, where the browser cannot do it by itself (`field-sizing: content`, which also
 * follows a font that arrives late). Its CSS max-height sets the limit, above which it scrolls.
 */
export function useAutoHeight(field: RefObject<HTMLTextAreaElement | null>, value: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element || CSS.supports("field-sizing", "content")) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [field, value]);
}
