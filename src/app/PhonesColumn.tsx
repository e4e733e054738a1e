import { lazy, type ReactNode, Suspense } from "react";
import { loadPhoneMetadata } from "../domain/phoneNumbers.ts";
import { useHasStarted } from "../store/useHasStarted.ts";
import { PaneBoundary } from "./PaneBoundary.tsx";
import type { Panes } from "./usePanes.ts";

// Phones are there in emulator mode only, and cost the chat nothing while they are closed.
const PhonesPane = lazy(async () => {
  const [{ PhonesPane: pane }] = await Promise.all([
    import("../features/phones/PhonesPane.tsx"),
    loadPhoneMetadata(),
  ]);
  return { default: pane };
});

const LastRoute = lazy(async () => {
  const { LastRoute: part } = await import("../features/route/LastRoute.tsx");
  return { default: part };
});

export function PhonesColumn({ panes, leading }: { panes: Panes; leading?: ReactNode }) {
  const hasStarted = useHasStarted();
  if (!hasStarted) return <div className="bg-canvas h-full" />;
  return (
    <PaneBoundary leading={leading}>
      <div className="bg-canvas flex h-full flex-col">
        <div className="min-h-0 flex-1">
          <Suspense>
            <PhonesPane
              layout={panes.layout.phones.layout}
              leading={leading}
              onClose={() => panes.showPhones(false)}
            />
          </Suspense>
        </div>
        {panes.page !== "route" && (
          <Suspense>
            <LastRoute conversationSid={panes.selected} />
          </Suspense>
        )}
      </div>
    </PaneBoundary>
  );
}
