import { useRef } from "react";
import { type Address, channelOf } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import type { Phone } from "./emulatorSchemas.ts";
import { PhoneHandset } from "./PhoneHandset.tsx";
import { usePhones } from "./phonesStore.ts";
import { PhoneStrip } from "./PhoneStrip.tsx";
import { focusFirst } from "./useFocusOnView.ts";

/** Side by side the pane shows two; the others are reached by scrolling or by their marks above. */
const sideBySide = 2;

export function PhoneRow({ phones }: { phones: readonly Phone[] }) {
  const { phones: texts } = useAllTexts();
  const row = useRef<HTMLDivElement>(null);
  const folded = usePhones((state) => state.folded);

  const show = (address: Address) => {
    const at = phones.findIndex((phone) => phone.address === address);
    const handset = row.current?.children[at];
    handset?.scrollIntoView({ inline: "start", block: "nearest" });
    focusFirst(handset);
  };

  return (
    <>
      {phones.length > sideBySide && (
        <div
          role="group"
          aria-label={texts.whichPhone}
          className="-mt-1 mb-2 flex flex-none gap-1 overflow-x-auto px-3"
        >
          {phones.map(({ address }) => (
            <button
              key={address}
              type="button"
              aria-label={texts.scrollTo(formatAddress(address))}
              data-tooltip={formatAddress(address)}
              onClick={() => show(address)}
              className="rounded-control hover:bg-hover active:bg-selected grid size-9 flex-none place-items-center"
            >
              <Avatar size={28} face={{ kind: "phone", address, channel: channelOf(address) }} />
            </button>
          ))}
        </div>
      )}
      <div
        ref={row}
        className="relative flex min-h-0 flex-1 snap-x scroll-px-4 gap-4 overflow-x-auto px-4 pb-4 motion-safe:scroll-smooth"
      >
        {phones.map((phone) =>
          folded.includes(phone.address) ? (
            <PhoneStrip key={phone.address} phone={phone} />
          ) : (
            <PhoneHandset
              key={phone.address}
              phone={phone}
              foldable
              className="h-full max-h-[680px] snap-start"
            />
          ),
        )}
      </div>
    </>
  );
}
