import { type KeyboardEvent, useRef } from "react";
import { channelOf } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { inlineStep } from "../../ui/inlineStep.ts";
import type { Phone } from "./emulatorSchemas.ts";

interface PhoneTabsProps {
  phones: readonly Phone[];
  shown: Phone;
  onShow(phone: Phone): void;
}

/** One tab per phone, with its last two digits; the arrows move between them. */
export function PhoneTabs({ phones, shown, onShow }: PhoneTabsProps) {
  const { phones: texts } = useAllTexts();
  const tabs = useRef<HTMLDivElement>(null);

  const handleKeyDown = (event: KeyboardEvent) => {
    const step = inlineStep(event.key, event.currentTarget);
    if (step === 0) return;
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
