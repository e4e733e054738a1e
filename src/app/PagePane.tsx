import { lazy, type ReactNode, Suspense } from "react";
import { PaneBoundary } from "./PaneBoundary.tsx";
import type { PageName } from "./usePage.ts";

// Who never opens them never loads them.
const Numbers = lazy(async () => {
  const { Numbers: page } = await import("../features/numbers/Numbers.tsx");
  return { default: page };
});
const Route = lazy(async () => {
  const { Route: page } = await import("../features/route/Route.tsx");
  return { default: page };
});

interface PagePaneProps {
  page: PageName;
  hasPhones: boolean;
  leading?: ReactNode;
}

export function PagePane({ page, hasPhones, leading }: PagePaneProps) {
  return (
    <PaneBoundary resetKey={page} leading={leading}>
      <Suspense>
        {page === "numbers" ? (
          <Numbers leading={leading} />
        ) : (
          <Route leading={leading} hasEmulator={hasPhones} />
        )}
      </Suspense>
    </PaneBoundary>
  );
}
