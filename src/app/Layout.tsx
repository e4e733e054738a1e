import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { loadPhoneMetadata } from "../domain/phoneNumbers.ts";
import { ConversationList } from "../features/conversation-list/ConversationList.tsx";
import { useChatCommands } from "../session/commands.ts";
import { useTexts } from "../texts/useTexts.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { Toasts } from "../ui/Toasts.tsx";
import { TooltipLayer } from "../ui/TooltipLayer.tsx";
import type { AppConfig } from "./answers.ts";
import { AppBar } from "./AppBar.tsx";
import { BackButton } from "./BackButton.tsx";
import { BrokenPart } from "./BrokenPart.tsx";
import { ConversationPane } from "./ConversationPane.tsx";
import { DetailsOverlay } from "./DetailsOverlay.tsx";
import { DetailsPane } from "./DetailsPane.tsx";
import { ListResizer } from "./ListResizer.tsx";
import { useDocumentTitle } from "./useDocumentTitle.ts";
import { useOpenNewest } from "./useOpenNewest.ts";
import "./chat.css";
import { type Panes, usePanes } from "./usePanes.ts";

// Phones are there in emulator mode only, and cost the chat nothing while they are closed.
const PhonesPane = lazy(async () => {
  const [{ PhonesPane: pane }] = await Promise.all([
    import("../features/phones/PhonesPane.tsx"),
    loadPhoneMetadata(),
  ]);
  return { default: pane };
});

/** The panes of somebody who is signed in. */
export function Layout({ config }: { config: AppConfig }) {
  const texts = useTexts();
  const { loadNumbers } = useChatCommands();
  const hasPhones = config.mode === "emulator";
  const panes = usePanes(hasPhones);
  useOpenNewest(panes);
  useDocumentTitle(panes.selected);

  useEffect(() => {
    // Letters of the Twilio numbers hang on this; a dialog that needs the numbers asks again and says what is wrong.
    loadNumbers().catch(() => undefined);
  }, [loadNumbers]);

  return (
    <div className="bg-canvas flex h-dvh flex-col">
      {panes.layout.isNarrow ? (
        <NarrowPanes panes={panes} hasPhones={hasPhones} />
      ) : (
        <WidePanes panes={panes} hasPhones={hasPhones} />
      )}
      <Toasts dismissLabel={texts.shell.dismiss} />
      <TooltipLayer />
    </div>
  );
}

interface PanesProps {
  panes: Panes;
  hasPhones: boolean;
}

function WidePanes({ panes, hasPhones }: PanesProps) {
  const { layout, selected, detailsShown, phonesShown } = panes;
  return (
    <>
      <AppBar panes={panes} hasPhones={hasPhones} />
      <div className="relative flex min-h-0 flex-1">
        <nav
          className="border-hairline relative flex-none border-r"
          style={{ width: layout.list.default }}
        >
          <ConversationList
            selected={selected}
            hrefOf={panes.hrefOf}
            onOpen={panes.openConversation}
          />
          {layout.list.resizable && (
            <ListResizer width={layout.list.default} onResize={panes.setListWidth} />
          )}
        </nav>
        <main className="bg-surface relative min-w-0 flex-1">
          <ConversationPane panes={panes} />
          {detailsShown && layout.details === "overlay" && <DetailsOverlay panes={panes} />}
        </main>
        {detailsShown && layout.details === "docked" && (
          <div className="border-hairline w-[280px] flex-none border-l">
            <DetailsPane panes={panes} />
          </div>
        )}
        {phonesShown && (
          <div
            className={
              layout.phones.place === "docked"
                ? "border-hairline bg-canvas flex-none border-l"
                : "animate-fade bg-canvas shadow-e4 absolute inset-y-0 right-0 z-30"
            }
            style={{ width: layout.phones.width }}
          >
            <Phones panes={panes} />
          </div>
        )}
      </div>
    </>
  );
}

function NarrowPanes({ panes, hasPhones }: PanesProps) {
  const { shell } = useTexts();
  const { selected, detailsShown, phonesShown } = panes;
  if (phonesShown) {
    return (
      <main className="min-h-0 flex-1">
        <Phones
          panes={panes}
          leading={
            <BackButton
              className="-ml-3"
              label={shell.back}
              onPress={() => panes.showPhones(false)}
            />
          }
        />
      </main>
    );
  }
  if (selected !== null) {
    return (
      <main className="min-h-0 flex-1">
        {detailsShown ? (
          <DetailsPane
            panes={panes}
            leading={
              <BackButton
                className="-ml-3"
                label={shell.back}
                onPress={() => panes.showDetails(false)}
              />
            }
          />
        ) : (
          <ConversationPane
            panes={panes}
            leading={<BackButton label={shell.backToList} onPress={panes.backToList} />}
          />
        )}
      </main>
    );
  }
  return (
    <>
      <AppBar panes={panes} hasPhones={hasPhones} />
      <main className="min-h-0 flex-1">
        <ConversationList
          level={1}
          selected={null}
          hrefOf={panes.hrefOf}
          onOpen={panes.openConversation}
        />
      </main>
    </>
  );
}

function Phones({ panes, leading }: { panes: Panes; leading?: ReactNode }) {
  return (
    <ErrorBoundary fallback={brokenPhones}>
      <Suspense>
        <PhonesPane
          layout={panes.layout.phones.layout}
          leading={leading}
          onClose={() => panes.showPhones(false)}
        />
      </Suspense>
    </ErrorBoundary>
  );
}

function brokenPhones(_error: unknown, retry: () => void) {
  return <BrokenPart onRetry={retry} />;
}
