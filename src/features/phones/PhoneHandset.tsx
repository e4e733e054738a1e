import { memo, useCallback, useRef } from "react";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { formatTime } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Handset } from "../../ui/Handset.tsx";
import { AirplaneButton } from "./AirplaneButton.tsx";
import type { Phone } from "./emulatorSchemas.ts";
import { PhoneLock } from "./PhoneLock.tsx";
import { PhoneMenu } from "./PhoneMenu.tsx";
import { PhoneMessageField } from "./PhoneMessageField.tsx";
import { PhoneNewThread } from "./PhoneNewThread.tsx";
import { PhoneNotice } from "./PhoneNotice.tsx";
import { PhonePlate } from "./PhonePlate.tsx";
import { openThread, usePhones } from "./phonesStore.ts";
import { PhoneThreadList } from "./PhoneThreadList.tsx";
import type { OpenThread } from "./phoneThreads.ts";
import { PhoneThreadView } from "./PhoneThreadView.tsx";
import { useBand } from "./useBand.ts";
import { useFocusOnView } from "./useFocusOnView.ts";
import { useMinute } from "./useMinute.ts";
import { nameOf, useLetters, useThreadTitle } from "./useNames.ts";
import { useThreads } from "./useThreads.ts";

interface PhoneHandsetProps {
  phone: Phone;
  /** It can be folded to a strip among others. */
  foldable?: boolean;
  bare?: boolean;
  className: string;
}

const nobody = [] as const;

/** A phone of the emulator. Memoised: a text draws the phones that it comes to, and not those beside them. */
export const PhoneHandset = memo(function PhoneHandset(props: PhoneHandsetProps) {
  const { phone, foldable = false, bare = false, className } = props;
  const { address } = phone;
  const { phones: texts } = useAllTexts();
  const { threads, view, thread } = useThreads(address);
  const now = useMinute();
  const others = thread?.others ?? nobody;
  const title = useThreadTitle(others);
  const letters = useLetters(others);
  const band = useBand(phone, thread, now);
  const isLocked = usePhones((state) => state.locked.includes(address));
  const handset = useRef<HTMLElement>(null);
  const focusNext = useFocusOnView(handset, isLocked ? "lock" : (thread?.key ?? view.view));
  const open = useCallback(
    (next: OpenThread) => {
      focusNext();
      openThread(address, next);
    },
    [address, focusNext],
  );

  return (
    <Handset
      ref={handset}
      label={texts.handset(formatAddress(address))}
      name={nameOf(phone)}
      bare={bare}
      className={className}
      clock={formatTime(now)}
      plate={<PhonePlate address={address} />}
      actions={
        <>
          <AirplaneButton phone={phone} />
          <PhoneMenu phone={phone} thread={thread} letter={letters[0]} foldable={foldable} />
        </>
      }
      off={phone.state === "off"}
      title={titleOf()}
      letters={letters}
      backLabel={texts.backToThreads}
      onBack={
        view.view === "list" || threads.length === 0 ? undefined : () => open({ view: "list" })
      }
      band={band}
      notice={<PhoneNotice phone={address} onOpen={open} />}
      lock={isLocked ? <PhoneLock phone={address} threads={threads} now={now} /> : undefined}
      composer={
        thread && (
          <PhoneMessageField key={`to ${thread.key}`} phone={phone} others={others} title={title} />
        )
      }
    >
      {thread ? (
        <PhoneThreadView key={thread.key} phone={phone} thread={thread} title={title} now={now} />
      ) : view.view === "new" ? (
        <PhoneNewThread phone={phone} onOpen={open} />
      ) : (
        <PhoneThreadList phone={phone} threads={threads} now={now} onOpen={open} />
      )}
    </Handset>
  );

  function titleOf(): string {
    if (thread) return title;
    return view.view === "new" ? texts.chooseNumber : texts.threads;
  }
});
