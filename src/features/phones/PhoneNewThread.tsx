import { type FormEvent, useState } from "react";
import {
  type Address,
  channelOf,
  type PhoneChannel,
  smsAddress,
  whatsappAddress,
} from "../../domain/address.ts";
import { countryOf, readPhoneNumber } from "../../domain/phoneNumbers.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { HandsetScroller } from "../../ui/HandsetScroller.tsx";
import { HandsetThreadRow } from "../../ui/HandsetThreadRow.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { Phone } from "./emulatorSchemas.ts";
import { usePhones } from "./phonesStore.ts";
import type { OpenThread } from "./phoneThreads.ts";
import { nameOf, useLetters, useThreadTitle } from "./useNames.ts";

interface PhoneNewThreadProps {
  phone: Phone;
  onOpen(thread: OpenThread): void;
}

/** Whom to text first: a Twilio number, a number that is typed, or several as a group of friends. */
export function PhoneNewThread({ phone, onOpen }: PhoneNewThreadProps) {
  const { phones: texts } = useAllTexts();
  const numbers = usePhones((state) => state.numbers);
  const phones = usePhones((state) => state.phones);
  const [group, setGroup] = useState<readonly Address[] | null>(null);
  const channel = channelOf(phone.address);
  const own = numbers.map(({ address }) => address).filter((each) => channelOf(each) === channel);
  const friends = phones
    .map(({ address }) => address)
    .filter((each) => channelOf(each) === channel && each !== phone.address);
  const open = (others: readonly Address[]) => onOpen({ view: "thread", others });
  const choose = (address: Address) => {
    if (group === null) open([address]);
    else if (group.includes(address)) setGroup(group.filter((each) => each !== address));
    else setGroup([...group, address]);
  };

  return (
    <HandsetScroller>
      {group === null && <NumberForm phone={phone} onOpen={open} />}
      {(group === null ? own : [...own, ...friends]).map((address) => (
        <NumberRow
          key={address}
          address={address}
          checked={group?.includes(address)}
          onOpen={() => choose(address)}
        />
      ))}
      {channel === "sms" && (
        <div className="flex flex-none flex-wrap gap-1.5 p-2.5">
          <Chip pressed={group !== null} onPress={() => setGroup(group === null ? [] : null)}>
            {texts.group}
          </Chip>
          {group !== null && group.length > 1 && (
            <Button size="small" variant="primary" onClick={() => open(group)}>
              {texts.groupNext(group.length)}
            </Button>
          )}
        </div>
      )}
    </HandsetScroller>
  );
}

interface NumberRowProps {
  address: Address;
  checked: boolean | undefined;
  onOpen(): void;
}

function NumberRow({ address, checked, onOpen }: NumberRowProps) {
  const { phones: texts } = useAllTexts();
  const [of] = useState(() => [address]);
  const phone = usePhones((state) => state.phones.find((each) => each.address === address));
  return (
    <HandsetThreadRow
      letters={useLetters(of)}
      title={useThreadTitle(of)}
      preview={(phone && nameOf(phone)) || texts.newThread}
      time=""
      checked={checked}
      onOpen={onOpen}
    />
  );
}

interface NumberFormProps {
  phone: Phone;
  onOpen(others: readonly Address[]): void;
}

/** Any number, also one that nobody here knows; several with commas between them are a group. */
function NumberForm({ phone, onOpen }: NumberFormProps) {
  const { phones: texts } = useAllTexts();
  const [text, setText] = useState("");
  const [isWrong, setWrong] = useState(false);

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const read = readNumbers(text, phone.address);
    if (read === undefined) setWrong(true);
    else onOpen(read);
  };

  return (
    <form onSubmit={handleSubmit} noValidate className="border-hairline flex-none border-b p-2.5">
      <TextField
        label={texts.anyNumber}
        type="tel"
        autoComplete="off"
        data-first=""
        value={text}
        {...(isWrong && { error: texts.wrongNumber })}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(false);
        }}
      />
      {text.trim() !== "" && (
        <Button size="small" type="submit" className="mt-2 w-full">
          {texts.goToNumber}
        </Button>
      )}
    </form>
  );
}

function readNumbers(text: string, phone: Address): Address[] | undefined {
  const channel: PhoneChannel = channelOf(phone);
  const found = new Set<Address>();
  for (const part of text.split(",")) {
    const read = readPhoneNumber(part, countryOf(phone) ?? "US");
    if ("problem" in read) return undefined;
    found.add(channel === "sms" ? smsAddress(read.number) : whatsappAddress(read.number));
  }
  found.delete(phone);
  return found.size === 0 || (channel === "whatsapp" && found.size > 1) ? undefined : [...found];
}
