import { ConversationList } from "../features/conversation-list/ConversationList.tsx";
import { useTexts } from "../texts/useTexts.ts";
import { AppBar } from "./AppBar.tsx";
import { ConversationPane } from "./ConversationPane.tsx";
import type { DemoControls } from "./demoControls.ts";
import { DetailsOverlay } from "./DetailsOverlay.tsx";
import { DetailsPane } from "./DetailsPane.tsx";
import { PagePane } from "./PagePane.tsx";
import { PaneBoundary } from "./PaneBoundary.tsx";
import { inRem, listWidth } from "./paneLayout.ts";
import { PaneResizer } from "./PaneResizer.tsx";
import { PaneToasts } from "./PaneToasts.tsx";
import { PhonesColumn } from "./PhonesColumn.tsx";
import type { Panes } from "./usePanes.ts";

interface WidePanesProps {
  panes: Panes;
  hasPhones: boolean;
  demo: DemoControls | undefined;
}

/** List, thread, details and phones side by side, or another page and the phones. */
export function WidePanes({ panes, hasPhones, demo }: WidePanesProps) {
  const { shell } = useTexts();
  const { layout, page, phonesShown } = panes;
  return (
    <>
      <AppBar panes={panes} hasPhones={hasPhones} demo={demo} />
      <div className="relative flex min-h-0 flex-1">
        {page !== null ? (
          <main className="bg-panel relative min-w-0 flex-1">
            <PaneToasts panes={panes} />
            <PagePane page={page} hasPhones={hasPhones} />
          </main>
        ) : (
          <ConversationPanes panes={panes} />
        )}
        {phonesShown && (
          <aside
            aria-label={shell.phones}
            className={
              layout.phones.place === "docked"
                ? "border-hairline bg-canvas relative flex-none border-s"
                : "animate-fade bg-canvas shadow-e4 absolute inset-y-0 end-0 z-30"
            }
            style={{ width: inRem(layout.phones.width) }}
          >
            {layout.phones.place === "docked" && (
              <PaneResizer
                label={shell.phonesWidth}
                edge="start"
                width={layout.phones.width}
                least={layout.phones.least}
                most={layout.phones.most}
                onResize={panes.setPhonesWidth}
              />
            )}
            <PhonesColumn panes={panes} />
          </aside>
        )}
      </div>
    </>
  );
}

function ConversationPanes({ panes }: { panes: Panes }) {
  const { shell } = useTexts();
  const { layout, selected, detailsShown } = panes;
  return (
    <>
      <nav
        aria-label={shell.conversations}
        className="border-hairline relative flex-none border-e"
        style={{ width: inRem(layout.list.default) }}
      >
        <PaneBoundary>
          <ConversationList
            selected={selected}
            hrefOf={panes.hrefOf}
            onOpen={panes.openConversation}
          />
        </PaneBoundary>
        {layout.list.resizable && (
          <PaneResizer
            label={shell.listWidth}
            edge="end"
            width={layout.list.default}
            least={listWidth.least}
            most={listWidth.most}
            onResize={panes.setListWidth}
          />
        )}
      </nav>
      <main className="bg-surface relative min-w-0 flex-1">
        <PaneToasts panes={panes} />
        <ConversationPane panes={panes} />
        {detailsShown && layout.details === "overlay" && <DetailsOverlay panes={panes} />}
      </main>
      {detailsShown && layout.details === "docked" && (
        <div className="border-hairline w-[17.5rem] flex-none border-s">
          <DetailsPane panes={panes} />
        </div>
      )}
    </>
  );
}
