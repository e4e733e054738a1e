import { Plate } from "./Plate.tsx";

export interface TwilioPlateProps {
  letter: string;
  /** International form, grouped: +1 415 555 0110. */
  number: string;
  onCopy?: (number: string) => void;
  copyLabel?: string;
}

/** A Twilio number, with its letter on a black key. */
export function TwilioPlate({ letter, number, onCopy, copyLabel }: TwilioPlateProps) {
  return (
    <Plate
      number={number}
      onCopy={onCopy}
      copyLabel={copyLabel}
      band={letter}
      bandLook="min-w-5 border-ink bg-ink text-[0.6875rem] font-[680] text-surface"
    />
  );
}
