import { type Address, channelOf } from "../../domain/address.ts";
import { countryOf, formatAddress } from "../../domain/phoneNumbers.ts";
import { countryName } from "../../texts/countries.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Avatar } from "../../ui/Avatar.tsx";

interface PhoneHeadProps {
  address: Address;
  name: string | undefined;
}

/** Who a row is about. */
export function PhoneHead({ address, name }: PhoneHeadProps) {
  const { shell } = useTexts();
  const channel = channelOf(address);
  const number = formatAddress(address);
  const country = countryOf(address);
  const where = country === null ? "" : `, ${countryName(country)}`;
  return (
    <div className="flex items-center gap-[11px]">
      <Avatar
        size={36}
        face={{ kind: "phone", address, channel, ...(name !== undefined && { name }) }}
      />
      <div className="min-w-0">
        <div className={`truncate font-[600] ${name === undefined ? "tn" : ""}`}>
          {name ?? number}
        </div>
        <div
          className={`text-pane text-ink-3 truncate leading-[1rem] ${name === undefined ? "" : "tn"}`}
        >
          {name === undefined ? `${shell.channels[channel]}${where}` : number}
        </div>
      </div>
    </div>
  );
}
