import { cx } from "./cx.ts";

export interface CountryMarkProps {
  /** Country code: US. */
  country: string;
  /** For screen readers. */
  countryName: string;
  channel: "sms" | "whatsapp";
}

/** The band of a number plate by itself, where the number stands as a name. */
export function CountryMark({ country, countryName, channel }: CountryMarkProps) {
  return (
    <span
      title={countryName}
      className={cx(
        "rounded-plate px-[5px] text-[0.625rem] leading-[1rem] font-[680] tracking-[0.03em]",
        channel === "whatsapp" ? "bg-wa-tint text-wa-ink" : "bg-sms-tint text-sms-ink",
      )}
    >
      <span aria-hidden="true">{country}</span>
      <span className="sr-only">{countryName}</span>
    </span>
  );
}
