import { useState } from "react";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import type { Phone } from "./emulatorSchemas.ts";
import { PhoneHandset } from "./PhoneHandset.tsx";
import { PhoneRow } from "./PhoneRow.tsx";
import { PhoneTabs } from "./PhoneTabs.tsx";

interface PhoneDeckProps {
  phones: readonly Phone[];
  layout: "row" | "single";
}

export function PhoneDeck({ phones, layout }: PhoneDeckProps) {
  return layout === "row" ? <PhoneRow phones={phones} /> : <OnePhone phones={phones} />;
}

function OnePhone({ phones }: { phones: readonly Phone[] }) {
  const [shownAddress, setShownAddress] = useState(phones[0]?.address);
  const shown = phones.find((phone) => phone.address === shownAddress) ?? phones[0];
  if (!shown) return null;
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center gap-2 overflow-y-auto px-4 pb-4">
      <PhoneTabs phones={phones} shown={shown} onShow={(phone) => setShownAddress(phone.address)} />
      <div
        role="tabpanel"
        aria-label={formatAddress(shown.address)}
        className="flex min-h-0 w-full flex-1 justify-center"
      >
        <PhoneHandset key={shown.address} phone={shown} className="h-full max-h-[680px]" />
      </div>
    </div>
  );
}
