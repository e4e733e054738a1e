import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface MatrixRow {
  key: string;
  header: ReactNode;
  /** In the order of the columns. */
  cells: readonly ReactNode[];
  /** The last column. */
  aside: ReactNode;
  /** Set off from the others. */
  marked?: boolean;
}

export interface MatrixTableProps {
  /** Its name for screen readers. */
  caption: string;
  corner: string;
  columns: readonly { key: string; header: ReactNode }[];
  asideHeader: string;
  rows: readonly MatrixRow[];
}

const edge = "border-t border-hairline";
// Opaque, because cells pass below while the table scrolls sideways.
const markedFill = "bg-[color-mix(in_oklab,var(--color-chat-tint)_60%,var(--color-surface))]";

/** A card with rows by columns. The first column stays in place when the others scroll. */
export function MatrixTable({ caption, corner, columns, asideHeader, rows }: MatrixTableProps) {
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className="rounded-card border-hairline bg-surface flex-none overflow-x-auto border"
    >
      <table className="w-full table-fixed border-separate border-spacing-0">
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          <col style={{ width: 232 }} />
          {columns.map(({ key }) => (
            <col key={key} style={{ width: 176 }} />
          ))}
          <col style={{ width: 92 }} />
        </colgroup>
        <thead>
          <tr className="text-pane text-ink-3 h-[calc(1rem+30px)] font-[600]">
            <th scope="col" className="bg-surface sticky start-0 z-1 ps-5 text-start font-[600]">
              {corner}
            </th>
            {columns.map(({ key, header }) => (
              <th key={key} scope="col" className="px-2 text-start font-[600]">
                {header}
              </th>
            ))}
            <th scope="col" className="pe-5 text-end font-[600]">
              {asideHeader}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MatrixTableRow key={row.key} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MatrixTableRow({ row, columns }: { row: MatrixRow } & Pick<MatrixTableProps, "columns">) {
  const fill = row.marked ? markedFill : "bg-surface";
  return (
    <tr className="h-[calc(1rem+46px)]">
      <th
        scope="row"
        className={cx("sticky start-0 z-1 pe-3 ps-5 text-start font-normal", edge, fill)}
      >
        {row.header}
      </th>
      {columns.map(({ key }, place) => (
        <td key={key} className={cx("px-2", edge, fill)}>
          {row.cells[place]}
        </td>
      ))}
      <td
        className={cx(
          "tn pe-5 ps-2 text-end",
          edge,
          fill,
          row.marked ? "text-accent-ink font-[680]" : "font-[520]",
        )}
      >
        {row.aside}
      </td>
    </tr>
  );
}
