export interface ListSkeletonProps {
  /** Said to screen readers: "Loading conversations". */
  label: string;
  rows?: number;
}

const titleWidths = ["56%", "38%", "64%", "45%", "50%"];
const previewWidths = ["84%", "68%", "90%", "62%", "76%"];

/** Conversation rows before there is anything to show, in their exact geometry; appears after 200 ms. */
export function ListSkeleton({ label, rows = 6 }: ListSkeletonProps) {
  return (
    <div role="status" className="overflow-hidden">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={row}
          aria-hidden="true"
          className="animate-skeleton mx-1.5 flex h-[calc(2.5rem+32px)] items-center gap-[11px] px-3.5"
        >
          <span className="rounded-row bg-idle-tint size-10 flex-none" />
          <span className="flex flex-1 flex-col gap-3">
            <span className="flex justify-between gap-4">
              <span
                className="rounded-plate bg-idle-tint h-[11px]"
                style={{ width: titleWidths[row % 5] }}
              />
              <span className="rounded-plate bg-idle-tint h-[11px] w-8" />
            </span>
            <span
              className="rounded-plate bg-idle-tint h-[11px]"
              style={{ width: previewWidths[row % 5] }}
            />
          </span>
        </div>
      ))}
    </div>
  );
}
