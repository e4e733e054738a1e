import type { ReactNode } from "react";
import { Details } from "../features/participants/Details.tsx";
import type { Panes } from "./usePanes.ts";

export function DetailsPane({ panes, leading }: { panes: Panes; leading?: ReactNode }) {
  if (panes.selected === null) return null;
  return (
    <Details
      key={panes.selected}
      sid={panes.selected}
      leading={leading}
      onClose={() => panes.showDetails(false)}
      onOpenConversation={panes.openConversation}
      onLeft={panes.backToList}
    />
  );
}
