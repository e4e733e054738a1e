import { Plate } from "./Plate.tsx";

export interface NumberPlateProps {
  /** International form, grouped: +1 650 555 1111. */
  number: string;
  /** Country code for the band: US. */
  country: string;
  /** The country's name, for screen readers. */
  countryName: string;
  channel: "sms" | "whatsapp";
  onCopy?: (number: string) => void;
  copyLabel?: string;
}

/** A person's phone number, with the country on the channel's tint. */
export function NumberPlate({
  number,
  country,
  countryName,
  channel,
  onCopy,
  copyLabel,
}: NumberPlateProps) {
  const tint = channel === "whatsapp" ? "bg-wa-tint text-wa-ink" : "bg-sms-tint text-sms-ink";
  return (
    <Plate
      number={number}
      onCopy={onCopy}
      copyLabel={copyLabel}
      bandLook={`border-hairline px-[5px] text-[0.625rem] tracking-[0.03em] font-[680] ${tint}`}
      band={
        <>
          <span aria-hidden="true">{country}</span>
          <span className="sr-only">{countryName}</span>
        </>
      }
    />
  );
}
