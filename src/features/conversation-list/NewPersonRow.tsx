import { X } from "lucide-react";
import { type Address, channelOf, smsAddress } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { numberLetter } from "../../domain/twilioNumber.ts";
import { useContactName, useNumbers } from "../../store/usePeople.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import type { ResolvedPerson } from "./usePeopleToAdd.ts";

interface NewPersonRowProps {
  resolved: ResolvedPerson;
  onPick(key: string, proxyAddress: Address): void;
  onRemove(key: string): void;
}

/** Somebody who will be added; for a phone also which Twilio number will speak to it. */
export function NewPersonRow({ resolved, onPick, onRemove }: NewPersonRowProps) {
  const texts = useAllTexts();
  const { person, ways, proxyAddress, trouble } = resolved;
  const numbers = useNumbers() ?? [];
  const address = person.kind === "phone" ? smsAddress(person.number) : null;
  const known = useContactName(address);
  const name = person.kind === "chat" ? person.identity : formatAddress(smsAddress(person.number));
  const channel = proxyAddress === null ? "sms" : channelOf(proxyAddress);

  const optionLabel = (way: ResolvedPerson["ways"][number]) => {
    const { address } = way.number;
    const letter = numberLetter(numbers.findIndex((number) => number.address === address));
    const channelName = texts.shell.channels[channelOf(address)];
    const label = texts.list.channelFrom(channelName, letter, formatAddress(address));
    return way.heldBy === null ? label : texts.list.heldBy(label);
  };

  return (
    <li className="rounded-row border-hairline flex flex-wrap items-center gap-x-3 gap-y-1.5 border py-2 ps-3 pe-2">
      <Avatar
        size={32}
        face={
          person.kind === "chat"
            ? { kind: "person", name: person.identity, identity: person.identity }
            : { kind: "phone", address: person.number, channel }
        }
      />
      <span
        className={`min-w-0 flex-1 truncate font-semibold ${person.kind === "phone" ? "tn" : ""}`}
      >
        {known === null ? name : `${known} ${name}`}
      </span>
      {person.kind === "phone" && proxyAddress === null && (
        <span className="text-small text-bad">{texts.list.noFreeNumber}</span>
      )}
      {proxyAddress !== null && (
        <SelectField
          label={texts.list.speaksFrom(name)}
          hideLabel
          className="w-[248px] max-md:order-last max-md:w-full"
          value={proxyAddress}
          options={ways.map((way) => ({
            value: way.number.address,
            label: optionLabel(way),
            disabled: way.heldBy !== null,
          }))}
          onChange={(event) => {
            const picked = ways.find((way) => way.number.address === event.target.value);
            if (picked) onPick(person.key, picked.number.address);
          }}
        />
      )}
      <IconButton
        label={texts.list.remove(name)}
        icon={X}
        size="small"
        onClick={() => onRemove(person.key)}
      />
      {trouble !== null && (
        <p role="status" className="text-small text-warn order-last basis-full pb-0.5">
          {texts.details.proposalTrouble(trouble)}
        </p>
      )}
    </li>
  );
}
