import { lazy, type ReactNode, Suspense } from "react";
import { useTexts } from "../texts/useTexts.ts";
import { PaneHeader } from "../ui/PaneHeader.tsx";
import { PaneBoundary } from "./PaneBoundary.tsx";
import type { Panes } from "./usePanes.ts";

const Details = lazy(async () => ({
  default: (await import("../features/participants/Details.tsx")).Details,
}));

export function DetailsPane({ panes, leading }: { panes: Panes; leading?: ReactNode }) {
  const { shell } = useTexts();
  if (panes.selected === null) return null;
  return (
    <PaneBoundary resetKey={panes.selected} leading={leading}>
      <Suspense
        fallback={
          <div className="bg-panel h-full">
            <PaneHeader
              title={shell.details}
              size="small"
              level={leading ? 1 : 2}
              leading={leading}
            />
          </div>
        }
      >
        <Details
          key={panes.selected}
          sid={panes.selected}
          leading={leading}
          onClose={() => panes.showDetails(false)}
          onOpenConversation={panes.openConversation}
          onLeft={() => {
            panes.backToList();
            requestAnimationFrame(focusList);
          }}
        />
      </Suspense>
    </PaneBoundary>
  );
}

/**
 * The pane that had the focus is gone with its conversation: the list is where one goes on. Its rows may go at this
 * moment, its first button stays.
 */
function focusList(): void {
  document.querySelector<HTMLElement>("[data-conversations] button")?.focus();
}
