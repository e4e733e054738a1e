import { useCallback } from "react";
import type { Address } from "../../domain/address.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { HandsetNotice } from "../../ui/HandsetNotice.tsx";
import type { PhoneMessage } from "./emulatorSchemas.ts";
import { dismissNotice, usePhones } from "./phonesStore.ts";
import { type OpenThread, othersOf } from "./phoneThreads.ts";
import { previewOf } from "./previewOf.ts";
import { useThreadTitle } from "./useNames.ts";

interface PhoneNoticeProps {
  phone: Address;
  onOpen(thread: OpenThread): void;
}

/** A text that has come into a thread which is not open. */
export function PhoneNotice({ phone, onOpen }: PhoneNoticeProps) {
  const message = usePhones((state) => state.notices[phone]);
  return message && <Notice phone={phone} message={message} onOpen={onOpen} />;
}

function Notice({ phone, message, onOpen }: PhoneNoticeProps & { message: PhoneMessage }) {
  const { phones: texts } = useAllTexts();
  const others = othersOf(message);
  const title = useThreadTitle(others);
  const dismiss = useCallback(() => dismissNotice(phone), [phone]);
  return (
    <HandsetNotice
      title={title}
      words={previewOf(texts, message)}
      openLabel={texts.noticeOpen(title)}
      dismissLabel={texts.noticeDismiss}
      onOpen={() => onOpen({ view: "thread", others })}
      onDismiss={dismiss}
    />
  );
}
