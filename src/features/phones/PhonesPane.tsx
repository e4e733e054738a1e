import { X } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Note } from "../../ui/Note.tsx";
import { PaneHeader } from "../../ui/PaneHeader.tsx";
import { AddPhoneButton } from "./AddPhoneButton.tsx";
import type { PhoneMessage } from "./emulatorSchemas.ts";
import { MessageAction } from "./messageAction.ts";
import { NewTextersSwitch } from "./NewTextersSwitch.tsx";
import { PhoneDeck } from "./PhoneDeck.tsx";
import { PhonesMenu } from "./PhonesMenu.tsx";
import { followPhones, usePhones } from "./phonesStore.ts";
import { RouteLink } from "./RouteLink.tsx";

interface PhonesPaneProps {
  /** Side by side, or one at a time with tabs. */
  layout: "row" | "single";
  /** Leads back where only one pane fits; there it stands for the close button. */
  leading?: ReactNode;
  /** More buttons of the header, before those for the phones. */
  actions?: ReactNode;
  onClose(): void;
}

/** The phones of the emulator as handsets, beside the chat. */
export function PhonesPane({ layout, leading, actions, onClose }: PhonesPaneProps) {
  const { phones: texts, shell } = useAllTexts();

  useEffect(followPhones, []);

  return (
    <section aria-label={shell.phones} className="bg-canvas flex h-full min-h-0 flex-col">
      <PaneHeader title={shell.phones} size="small" level={leading ? 1 : 2} leading={leading}>
        {actions}
        <AddPhoneButton compact={layout === "single" && !leading} />
        <PhonesMenu foldable={layout === "row"} onDetached={onClose} />
        {!leading && <IconButton label={texts.close} icon={X} onClick={onClose} />}
      </PaneHeader>
      <MessageAction value={routeLink}>
        <PhonesContent layout={layout} />
      </MessageAction>
    </section>
  );
}

function routeLink(message: PhoneMessage): ReactNode {
  return <RouteLink message={message} />;
}

/** All handsets, or why there are none. */
export function PhonesContent({ layout }: { layout: "row" | "single" }) {
  const { phones: texts } = useAllTexts();
  const status = usePhones((state) => state.status);
  const phones = usePhones((state) => state.phones);
  if ((status === "failed" || status === "locked") && phones.length === 0) {
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
  return (
    <>
      {phones.length === 0 ? (
        <EmptyState title={texts.empty}>{texts.emptySentence}</EmptyState>
      ) : (
        <PhoneDeck phones={phones} layout={layout} />
      )}
      <NewTextersSwitch />
    </>
  );
}
