import { Plus, X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTexts } from "../../texts/useTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Note } from "../../ui/Note.tsx";
import { PaneHeader } from "../../ui/PaneHeader.tsx";
import { AddPhoneOfEmulatorDialog } from "./AddPhoneOfEmulatorDialog.tsx";
import { PhoneDeck } from "./PhoneDeck.tsx";
import { followPhones, usePhones } from "./phonesStore.ts";

interface PhonesPaneProps {
  /** Side by side, or one at a time with tabs. */
  layout: "row" | "single";
  /** Leads back where only one pane fits; there it stands for the close button. */
  leading?: ReactNode;
  onClose(): void;
}

/** The phones of the emulator as handsets. */
export function PhonesPane({ layout, leading, onClose }: PhonesPaneProps) {
  const { phones: texts } = useTexts();
  const [adding, setAdding] = useState(false);

  useEffect(followPhones, []);

  return (
    <section aria-label={texts.title} className="bg-canvas flex h-full min-h-0 flex-col">
      <PaneHeader title={texts.title} size="small" level={leading ? 1 : 2} leading={leading}>
        <Button size="small" variant="quiet" icon={Plus} onClick={() => setAdding(true)}>
          {texts.addPhone}
        </Button>
        {!leading && <IconButton label={texts.close} icon={X} onClick={onClose} />}
      </PaneHeader>
      <PaneContent layout={layout} />
      {adding && <AddPhoneOfEmulatorDialog onClose={() => setAdding(false)} />}
    </section>
  );
}

function PaneContent({ layout }: { layout: "row" | "single" }) {
  const { phones: texts } = useTexts();
  const status = usePhones((state) => state.status);
  const phones = usePhones((state) => state.phones);
  if (status === "failed" && phones.length === 0) {
    return (
      <div className="px-4">
        <Note tone="bad" title={texts.failed} role="alert">
          {texts.failedSentence}
        </Note>
      </div>
    );
  }
  if (status === "loading") {
    return (
      <p role="status" className="sr-only">
        {texts.loading}
      </p>
    );
  }
  return phones.length === 0 ? (
    <EmptyState title={texts.empty}>{texts.emptySentence}</EmptyState>
  ) : (
    <PhoneDeck phones={phones} layout={layout} />
  );
}
