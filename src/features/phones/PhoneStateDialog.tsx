import { useId, useState } from "react";
import { channelOf } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { RadioCard } from "../../ui/RadioCard.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { changePhone } from "./emulatorApi.ts";
import type { Phone, PhoneState } from "./emulatorSchemas.ts";
import { tellFailure } from "./tellFailure.ts";

const states: Record<"sms" | "whatsapp", readonly PhoneState[]> = {
  sms: ["on", "off", "blocked", "landline", "unknown", "filtered", "unregistered"],
  // The rest is the business of SMS carriers (CARR4).
  whatsapp: ["on", "off", "blocked", "unknown"],
};

/** What becomes of texts to a phone, with what Twilio reports of each. */
export function PhoneStateDialog({ phone, onClose }: { phone: Phone; onClose(): void }) {
  const { phones: texts, shell } = useAllTexts();
  const name = useId();
  const { address } = phone;
  // What was chosen shows at once; the phone itself follows the emulator.
  const [chosen, setChosen] = useState(phone.state);
  const channel = channelOf(address);
  const codes: Partial<Record<PhoneState, string>> = texts.stateCodes[channel];
  const title = texts.stateTitle(formatAddress(address));
  return (
    <Dialog open onClose={onClose} title={title} closeLabel={shell.close}>
      <RadioCards legend={title} hideLegend>
        {states[channel].map((state) => (
          <RadioCard
            key={state}
            name={name}
            value={state}
            checked={state === chosen}
            aside={codes[state]}
            onSelect={() => {
              setChosen(state);
              changePhone(address, { state }).catch(tellFailure(texts));
            }}
          >
            {texts.states[state]}
          </RadioCard>
        ))}
      </RadioCards>
    </Dialog>
  );
}
