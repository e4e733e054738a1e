import { channelOf } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Badge } from "../../ui/Badge.tsx";
import type { Phone, PhoneMessage } from "./emulatorSchemas.ts";
import { seenUntil } from "./phonesState.ts";
import { foldPhone, usePhones } from "./phonesStore.ts";
import { phoneThreads, unreadIn } from "./phoneThreads.ts";
import { nameOf } from "./useNames.ts";

/** A folded handset: who it is and how much has come. */
export function PhoneStrip({ phone }: { phone: Phone }) {
  const { address } = phone;
  const { phones: texts } = useAllTexts();
  const number = formatAddress(address);
  const name = nameOf(phone);
  const unread = usePhones((state) =>
    phoneThreads(state.messages[address] ?? nothing).reduce(
      (sum, thread) => sum + unreadIn(thread, seenUntil(state, address, thread.key)),
      0,
    ),
  );
  return (
    <button
      type="button"
      data-first=""
      aria-label={texts.unfold(number)}
      data-tooltip={texts.unfold(number)}
      onClick={() => foldPhone(address, false)}
      className="bg-bezel shadow-e2 hover:bg-bezel/90 flex max-h-[646px] w-11 flex-none snap-start flex-col items-center gap-2 self-stretch rounded-[20px] py-2.5"
    >
      <Avatar size={28} face={{ kind: "phone", address, channel: channelOf(address) }} />
      {unread > 0 && <Badge count={unread} label={texts.unread} />}
      <span className="text-meta tn text-on-accent rotate-180 font-[620] [writing-mode:vertical-rl]">
        {name === "" ? number : name}
      </span>
    </button>
  );
}

const nothing: readonly PhoneMessage[] = [];
