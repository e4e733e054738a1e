import { useTexts } from "../texts/useTexts.ts";
import { Toasts } from "../ui/Toasts.tsx";
import type { Panes } from "./usePanes.ts";

/** At the foot of the pane, above the composer where there is one. */
export function PaneToasts({ panes }: { panes: Panes }) {
  const { shell } = useTexts();
  const hasComposer =
    panes.selected !== null &&
    !(panes.layout.isNarrow && (panes.detailsShown || panes.phonesShown));
  return (
    <div
      className={
        hasComposer ? "[--toast-bottom:calc(var(--composer-height,7.5rem)+1rem)]" : undefined
      }
    >
      <Toasts dismissLabel={shell.dismiss} />
    </div>
  );
}
