import { cx } from "./cx.ts";
import { toneText } from "./tone.ts";
import type { Tone } from "./tone.ts";

export interface CodePlateProps {
  code: string | number;
  tone: Tone;
}

/** Twilio's code for what went wrong. */
export function CodePlate({ code, tone }: CodePlateProps) {
  return (
    <span
      className={cx(
        "h-[1.125rem] flex-none rounded-key border border-current px-1.5 text-[0.71875rem] leading-[1rem] font-[640] tn",
        toneText[tone],
      )}
    >
      {code}
    </span>
  );
}
