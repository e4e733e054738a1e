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
    <header className="border-hairline bg-canvas max-md:bg-panel @container/bar flex h-12 flex-none items-center gap-1 border-b pr-3 pl-4 max-md:h-[52px] max-md:gap-[4px] max-md:border-transparent max-md:pr-[12px] max-md:pl-[16px]">
      <span className="mr-5 max-md:mr-1">{brand}</span>
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
