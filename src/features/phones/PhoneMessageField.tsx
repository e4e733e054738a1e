import { useState } from "react";
import { type Address, channelOf } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { HandsetComposer } from "../../ui/HandsetComposer.tsx";
import { showToast } from "../../ui/toasts.ts";
import { type Phone, textFromPhone } from "./emulatorApi.ts";

interface PhoneMessageFieldProps {
  phone: Phone;
  number: Address;
}

export function PhoneMessageField({ phone, number }: PhoneMessageFieldProps) {
  const { phones: texts } = useTexts();
  const [body, setBody] = useState("");
  const channel = channelOf(phone.address);

  const send = () => {
    const text = body.trim();
    setBody("");
    textFromPhone(phone.address, number, text).catch((error: unknown) => {
      // What was typed comes back, unless something else is being typed by now.
      setBody((typed) => (typed === "" ? text : typed));
      const detail = error instanceof Error ? error.message : "";
      showToast({ text: texts.sendFailed, detail });
    });
  };

  return (
    <HandsetComposer
      channel={channel}
      label={texts.message(formatAddress(number))}
      placeholder={channel === "whatsapp" ? texts.placeholderWhatsapp : texts.placeholderSms}
      value={body}
      onValueChange={setBody}
      onSend={send}
      sendLabel={texts.send}
      disabled={phone.state === "off" || phone.state === "landline"}
    />
  );
}
