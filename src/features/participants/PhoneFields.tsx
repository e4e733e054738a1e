import { useMemo } from "react";
import type { PhoneChannel } from "../../domain/address.ts";
import { countries, formatAsTyped } from "../../domain/phoneNumbers.ts";
import { countryName } from "../../texts/countries.ts";
import { currentLocale } from "../../texts/locale.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Chip } from "../../ui/Chip.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";

export interface TypedPhone {
  /** ISO 3166. */
  country: string;
  text: string;
  channel: PhoneChannel;
}

interface PhoneFieldsProps {
  typed: TypedPhone;
  error: string | undefined;
  onChange(typed: TypedPhone): void;
}

const channels = ["sms", "whatsapp"] as const;

export function PhoneFields({ typed, error, onChange }: PhoneFieldsProps) {
  const texts = useAllTexts();
  const options = useCountryOptions();
  return (
    <>
      <fieldset className="flex items-center gap-1.5">
        <legend className="sr-only">{texts.details.channel}</legend>
        {channels.map((channel) => (
          <Chip
            key={channel}
            channel={channel}
            pressed={typed.channel === channel}
            onPress={() => onChange({ ...typed, channel })}
          >
            {texts.shell.channels[channel]}
          </Chip>
        ))}
      </fieldset>
      <div className="grid grid-cols-[minmax(0,210px)_minmax(0,1fr)] gap-2.5 max-md:grid-cols-1">
        <SelectField
          label={texts.details.country}
          value={typed.country}
          options={options}
          onChange={(event) => onChange({ ...typed, country: event.target.value })}
        />
        <TextField
          label={texts.details.phoneNumber}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          value={typed.text}
          {...(error !== undefined && { error })}
          onChange={(event) => onChange({ ...typed, text: event.target.value })}
          onBlur={() => onChange({ ...typed, text: formatAsTyped(typed.text, typed.country) })}
        />
      </div>
    </>
  );
}

function useCountryOptions() {
  const locale = currentLocale();
  return useMemo(
    () =>
      countries()
        .map(({ code, callingCode }) => ({
          value: code,
          label: `${countryName(code)} +${callingCode}`,
        }))
        .toSorted((a, b) => a.label.localeCompare(b.label, locale)),
    [locale],
  );
}
