import { useState } from "react";
import { type Address, channelOf } from "../../domain/address.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { HandsetComposer } from "../../ui/HandsetComposer.tsx";
import { showToast } from "../../ui/toasts.ts";
import { textFromPhone } from "./emulatorApi.ts";
import type { Phone } from "./emulatorSchemas.ts";
import { PhoneAttachments } from "./PhoneAttachments.tsx";
import { readFile } from "./readFile.ts";
import { failureWords } from "./tellFailure.ts";

interface PhoneMessageFieldProps {
  phone: Phone;
  others: readonly Address[];
  title: string;
}

/** The states in which a phone can write nothing itself; the emulator refuses it too. */
const silent = new Set(["off", "landline", "unknown"]);
/** What phones send: anything that has a name on them. */
const accept = "image/*,video/*,audio/*,application/pdf,text/vcard,.vcf";

export function PhoneMessageField({ phone, others, title }: PhoneMessageFieldProps) {
  const { phones: texts } = useAllTexts();
  const [body, setBody] = useState("");
  const [files, setFiles] = useState<readonly File[]>([]);
  const channel = channelOf(phone.address);

  const send = () => {
    const text = body.trim();
    const attached = files;
    setBody("");
    setFiles([]);
    Promise.all(attached.map(readFile))
      .then((media) =>
        textFromPhone(phone.address, others, { body: text === "" ? null : text, media }),
      )
      .catch((error: unknown) => {
        // What was typed comes back, unless something else is being typed by now.
        setBody((typed) => (typed === "" ? text : typed));
        setFiles((chosen) => (chosen.length === 0 ? attached : chosen));
        showToast({ text: texts.sendFailed, detail: failureWords(texts, error) });
      });
  };

  return (
    <HandsetComposer
      channel={channel}
      label={others.length > 1 ? texts.messageGroup : texts.message(title)}
      placeholder={channel === "whatsapp" ? texts.placeholderWhatsapp : texts.placeholderSms}
      value={body}
      onValueChange={setBody}
      onSend={send}
      sendLabel={texts.send}
      attachLabel={texts.attach}
      accept={accept}
      onAttach={(chosen) => setFiles((before) => [...before, ...chosen])}
      hasAttachments={files.length > 0}
      attachments={
        files.length > 0 && (
          <PhoneAttachments
            files={files}
            onRemove={(file) => setFiles(files.filter((each) => each !== file))}
          />
        )
      }
      disabled={silent.has(phone.state)}
    />
  );
}
