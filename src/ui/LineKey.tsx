export interface LineKeyProps {
  /** Letter of a Twilio number: A, B, C ... */
  letter: string;
  /** Its name for screen readers, when the letter alone would not do. */
  label?: string | undefined;
}

/** The black key of a Twilio number, so that people can say "line B" aloud. */
export function LineKey({ letter, label }: LineKeyProps) {
  return (
    <span
      role={label ? "img" : undefined}
      aria-label={label}
      className="rounded-key bg-ink text-surface inline-grid h-[1.125rem] min-w-[18px] flex-none place-items-center text-[0.6875rem] leading-none font-[680]"
    >
      {letter}
    </span>
  );
}
