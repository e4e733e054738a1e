import type { ReactNode } from "react";

export interface PageProps {
  title: ReactNode;
  /** Below the title. */
  intro?: ReactNode;
  /** Left of the title, such as a back button. */
  leading?: ReactNode;
  /** Right of the title: figures or actions. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A screen of its own beside the panes: title, what it is about, and its parts below each other. */
export function Page({ title, intro, leading, aside, children }: PageProps) {
  return (
    <div className="bg-panel flex h-full flex-col overflow-y-auto px-8 pt-[26px] pb-6 max-md:px-4 max-md:pt-2 max-md:pb-[max(1.5rem,env(safe-area-inset-bottom))]">
      <header className="mb-5 flex flex-wrap items-start gap-x-8 gap-y-4 max-md:mb-4">
        <div className="min-w-0 flex-1 basis-80">
          <div className="flex items-center gap-1 max-md:-ms-3 max-md:min-h-13">
            {leading}
            <h1 className="text-title min-w-0 font-[640]">{title}</h1>
          </div>
          {intro && (
            <div className="text-ui text-ink-2 mt-0.5 max-w-[640px] text-pretty">{intro}</div>
          )}
        </div>
        {aside}
      </header>
      {children}
    </div>
  );
}
