import { cx } from "./cx.ts";

export interface ThreadSkeletonProps {
  label: string;
}

const bubbles: readonly { own: boolean; width: string; lines: 1 | 2 }[] = [
  { own: false, width: "58%", lines: 1 },
  { own: false, width: "72%", lines: 2 },
  { own: true, width: "46%", lines: 1 },
  { own: false, width: "64%", lines: 1 },
  { own: true, width: "52%", lines: 2 },
];

/** Messages before there is anything to show; appears after 200 ms. */
export function ThreadSkeleton({ label }: ThreadSkeletonProps) {
  return (
    <div role="status" className="flex flex-1 flex-col justify-end gap-4 overflow-hidden px-5 py-4">
      <span className="sr-only">{label}</span>
      {bubbles.map(({ own, width, lines }, row) => (
        <div
          key={row}
          aria-hidden="true"
          className={cx("flex animate-skeleton gap-2.5", own && "justify-end")}
        >
          {!own && <span className="rounded-field bg-idle-tint size-8 flex-none" />}
          <span
            className={cx(
              "rounded-bubble bg-idle-tint",
              lines === 1 ? "h-[calc(1rem+21px)]" : "h-[calc(1rem+42px)]",
            )}
            style={{ width, maxWidth: own ? 360 : 440 }}
          />
        </div>
      ))}
    </div>
  );
}
