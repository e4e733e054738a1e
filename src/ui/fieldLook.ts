import { cx } from "./cx.ts";

/** The box around an input or select. On a narrow screen the text is 16 px: below that, iOS zooms into a focused field. */
export function fieldLook(hasError: boolean): string {
  return cx(
    "focus-inset flex h-[calc(1rem+24px)] items-center gap-2.5 rounded-field border bg-surface px-3 text-body max-md:h-[calc(1rem+28px)] max-md:text-[1rem]",
    // Not has-disabled: a select may hold options that are disabled.
    "has-[>:disabled]:bg-idle-tint has-[>:disabled]:text-ink-3",
    hasError ? "border-bad-line" : "border-line-control",
  );
}
