import { lazy, type ReactNode, Suspense } from "react";
import { loadPhoneMetadata } from "../domain/phoneNumbers.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { BrokenPart } from "./BrokenPart.tsx";
import type { Panes } from "./usePanes.ts";

// Phones are there in emulator mode only, and cost the chat nothing while they are closed.
const PhonesPane = lazy(async () => {
  const [{ PhonesPane: pane }] = await Promise.all([
    import("../features/phones/PhonesPane.tsx"),
    loadPhoneMetadata(),
  ]);
  return { default: pane };
});

export function PhonesColumn({ panes, leading }: { panes: Panes; leading?: ReactNode }) {
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
