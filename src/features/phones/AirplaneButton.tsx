import { Plane } from "lucide-react";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { changePhone } from "./emulatorApi.ts";
import type { Phone } from "./emulatorSchemas.ts";
import { tellFailure } from "./tellFailure.ts";

/** Switches a phone off; on again also from any other state. */
export function AirplaneButton({ phone: { address, state } }: { phone: Phone }) {
  const { phones: texts } = useAllTexts();
  const isOn = state === "on";
  const number = formatAddress(address);
  return (
    <IconButton
      label={isOn ? texts.turnOff(number) : texts.turnOn(number)}
      icon={Plane}
      size="small"
      tone="warn"
      pressed={!isOn}
      onClick={() => {
        changePhone(address, { state: isOn ? "off" : "on" }).catch(tellFailure(texts));
      }}
    />
  );
}
