import { lazy, type ReactNode, Suspense } from "react";
import type { Panes } from "./usePanes.ts";

const Details = lazy(async () => ({
  default: (await import("../features/participants/Details.tsx")).Details,
}));

export function DetailsPane({ panes, leading }: { panes: Panes; leading?: ReactNode }) {
  if (panes.selected === null) return null;
  return (
    <Suspense fallback={null}>
      <Details
        key={panes.selected}
        sid={panes.selected}
        leading={leading}
        onClose={() => panes.showDetails(false)}
        onOpenConversation={panes.openConversation}
        onLeft={panes.backToList}
      />
    </Suspense>
  );
}
