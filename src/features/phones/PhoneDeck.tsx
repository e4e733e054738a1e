import { type KeyboardEvent, useRef, useState } from "react";
import { channelOf } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import type { Phone } from "./emulatorApi.ts";
import { PhoneHandset } from "./PhoneHandset.tsx";

interface PhoneDeckProps {
  phones: readonly Phone[];
  layout: "row" | "single";
}

export function PhoneDeck({ phones, layout }: PhoneDeckProps) {
  const [shownAddress, setShownAddress] = useState(phones[0]?.address);
  if (layout === "row") {
    return (
      <div className="flex min-h-0 flex-1 snap-x scroll-px-4 gap-4 overflow-x-auto px-4 pb-4">
        {phones.map((phone) => (
          <PhoneHandset
            key={phone.address}
            phone={phone}
            className="h-full max-h-[680px] snap-start"
          />
        ))}
      </div>
    );
  }
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

interface PhoneTabsProps {
  phones: readonly Phone[];
  shown: Phone;
  onShow(phone: Phone): void;
}

/** One tab per phone, with its last two digits; the arrows move between them. */
function PhoneTabs({ phones, shown, onShow }: PhoneTabsProps) {
  const { phones: texts } = useTexts();
  const tabs = useRef<HTMLDivElement>(null);

  const handleKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (phones.indexOf(shown) + step + phones.length) % phones.length;
    const phone = phones[next];
    if (phone) onShow(phone);
    tabs.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };

  return (
    <div
      ref={tabs}
      role="tablist"
      tabIndex={-1}
      aria-label={texts.whichPhone}
      onKeyDown={handleKeyDown}
      className="flex max-w-full flex-none gap-1 overflow-x-auto p-1"
    >
      {phones.map((phone) => (
        <button
          key={phone.address}
          type="button"
          role="tab"
          aria-selected={phone === shown}
          tabIndex={phone === shown ? 0 : -1}
          aria-label={formatAddress(phone.address)}
          data-tooltip={formatAddress(phone.address)}
          onClick={() => onShow(phone)}
          className={`rounded-row grid size-11 flex-none place-items-center ${phone === shown ? "bg-selected" : "hover:bg-hover"}`}
        >
          <Avatar
            size={28}
            face={{ kind: "phone", address: phone.address, channel: channelOf(phone.address) }}
          />
        </button>
      ))}
    </div>
  );
}
