import { ChevronLeft } from "lucide-react";
import { useEffect } from "react";
import { Link } from "wouter";
import type { Address } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { PaneHeader } from "../../ui/PaneHeader.tsx";
import { useIsNarrow } from "../../ui/useIsNarrow.ts";
import { AddPhoneButton } from "./AddPhoneButton.tsx";
import { PhoneHandset } from "./PhoneHandset.tsx";
import { PhonesMenu } from "./PhonesMenu.tsx";
import { PhonesContent } from "./PhonesPane.tsx";
import { followPhones, usePhones } from "./phonesStore.ts";

/** The phones alone, as a page: for a second screen, or on a real phone. With an address only that one. */
export function PhonesPage({ address }: { address: Address | undefined }) {
  const { phones: texts, shell } = useAllTexts();
  const isNarrow = useIsNarrow();

  useEffect(followPhones, []);
  useEffect(() => {
    document.title =
      address === undefined ? texts.pageTitle : `${formatAddress(address)} · ${texts.pageTitle}`;
  }, [address, texts]);

  if (address !== undefined) return <OnePhone address={address} />;
  return (
    <section aria-label={shell.phones} className="flex h-full min-h-0 flex-col">
      <PaneHeader title={shell.phones} size="small" level={1}>
        <AddPhoneButton compact={false} />
        <PhonesMenu foldable={!isNarrow} />
      </PaneHeader>
      <PhonesContent layout={isNarrow ? "single" : "row"} />
    </section>
  );
}

function OnePhone({ address }: { address: Address }) {
  const { phones: texts, shell } = useAllTexts();
  const status = usePhones((state) => state.status);
  const phone = usePhones((state) => state.phones.find((each) => each.address === address));
  if (phone === undefined && status !== "ready") return <PhonesContent layout="single" />;
  return (
    <section
      aria-label={shell.phones}
      className="flex h-full min-h-0 flex-col items-center p-4 max-md:p-2"
    >
      <h1 className="sr-only">{texts.handset(formatAddress(address))}</h1>
      {phone ? (
        <div className="flex min-h-0 w-full flex-1 justify-center">
          <PhoneHandset phone={phone} bare className="h-full max-h-[820px]" />
        </div>
      ) : (
        <EmptyState title={texts.gone(formatAddress(address))}>{texts.goneSentence}</EmptyState>
      )}
      <Link
        href="/phones"
        className="text-meta text-accent-ink mt-2 flex min-h-8 items-center gap-1 max-md:min-h-11"
      >
        <Icon icon={ChevronLeft} size={14} />
        {texts.allPhones}
      </Link>
    </section>
  );
}
