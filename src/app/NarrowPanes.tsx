import { ConversationList } from "../features/conversation-list/ConversationList.tsx";
import { useTexts } from "../texts/useTexts.ts";
import { AppBar } from "./AppBar.tsx";
import { BackButton } from "./BackButton.tsx";
import { ConversationPane } from "./ConversationPane.tsx";
import type { DemoControls } from "./demoControls.ts";
import { DetailsPane } from "./DetailsPane.tsx";
import { PagePane } from "./PagePane.tsx";
import { PaneBoundary } from "./PaneBoundary.tsx";
import { PaneToasts } from "./PaneToasts.tsx";
import { PhonesColumn } from "./PhonesColumn.tsx";
import type { Panes } from "./usePanes.ts";

interface NarrowPanesProps {
  panes: Panes;
  hasPhones: boolean;
  demo: DemoControls | undefined;
}

/** One pane at a time, with a way back. */
export function NarrowPanes({ panes, hasPhones, demo }: NarrowPanesProps) {
  const { shell } = useTexts();
  const { page, selected, detailsShown, phonesShown } = panes;
  if (phonesShown) {
    return (
      <main className="relative min-h-0 flex-1">
        <PaneToasts panes={panes} />
        <PhonesColumn
          panes={panes}
          leading={
            <BackButton
              className="-ms-3"
              label={shell.back}
              onPress={() => panes.showPhones(false)}
            />
          }
        />
      </main>
    );
  }
  if (page !== null) {
    return (
      <main className="relative min-h-0 flex-1">
        <PaneToasts panes={panes} />
        <PagePane
          page={page}
          hasPhones={hasPhones}
          leading={<BackButton label={shell.backToList} onPress={panes.backToList} />}
        />
      </main>
    );
  }
  if (selected !== null) {
    return (
      <main className="relative min-h-0 flex-1">
        <PaneToasts panes={panes} />
        {detailsShown ? (
          <DetailsPane
            panes={panes}
            leading={
              <BackButton
                className="-ms-3"
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
      <AppBar panes={panes} hasPhones={hasPhones} demo={demo} />
      <main className="relative min-h-0 flex-1">
        <PaneToasts panes={panes} />
        <PaneBoundary>
          <ConversationList
            level={1}
            selected={null}
            hrefOf={panes.hrefOf}
            onOpen={panes.openConversation}
          />
        </PaneBoundary>
      </main>
    </>
  );
}
