import type { ReactNode } from "react";

export interface TopBarProps {
  brand: ReactNode;
  /** TopBarTab elements. */
  tabs?: ReactNode;
  tabsLabel?: string;
  /** At the right: connection, story, phones, settings, own avatar. */
  children?: ReactNode;
}

export function TopBar({ brand, tabs, tabsLabel, children }: TopBarProps) {
  return (
    <header className="border-hairline bg-canvas max-md:bg-panel @container/bar flex min-h-12 flex-none items-center gap-1 border-b ps-4 pe-3 max-md:min-h-[52px] max-md:border-transparent">
      <span className="me-5 max-md:me-1">{brand}</span>
      {tabs && (
        <nav aria-label={tabsLabel} className="flex items-center gap-1">
          {tabs}
        </nav>
      )}
      <span className="flex-1" />
      {children}
    </header>
  );
}
