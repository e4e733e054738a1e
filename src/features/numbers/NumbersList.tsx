import type { Address } from "../../domain/address.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { LineKey } from "../../ui/LineKey.tsx";
import { AssignmentCell } from "./AssignmentCell.tsx";
import type { NumberRow, NumberTable } from "./numberTable.ts";
import { PhoneHead } from "./PhoneHead.tsx";

interface NumbersListProps {
  table: NumberTable;
  names: ReadonlyMap<Address, string>;
}

/** The table where it does not fit: a card for each person, with the numbers that matter. */
export function NumbersList({ table, names }: NumbersListProps) {
  const { numbers: texts } = useAllTexts();
  return (
    <ul aria-label={texts.table} className="grid gap-3">
      {table.rows.map((row) => (
        <li
          key={row.address}
          className="rounded-card border-hairline bg-surface border px-4 pt-3 pb-3.5"
        >
          <PhoneHead address={row.address} name={names.get(row.address)} />
          <p className="text-pane text-ink-3 mt-2">{texts.inOpen(row.open)}</p>
          <Cells row={row} table={table} />
          <NextLine row={row} table={table} />
        </li>
      ))}
    </ul>
  );
}

interface RowProps {
  row: NumberRow;
  table: NumberTable;
}

function Cells({ row, table }: RowProps) {
  return (
    <ul className="mt-2 grid gap-1.5">
      {row.cells.map((cell, place) => {
        const column = table.columns[place];
        if (column === undefined || cell.kind === "free" || cell.kind === "unfit") return null;
        return (
          <li
            key={column.address}
            className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-2.5"
          >
            <LineKey letter={column.letter ?? "–"} />
            <AssignmentCell
              cell={cell.kind === "freed" ? { ...cell, isNext: false } : cell}
              channel={row.channel}
            />
          </li>
        );
      })}
    </ul>
  );
}

function NextLine({ row, table }: RowProps) {
  const { numbers: texts } = useAllTexts();
  const free = table.columns
    .filter((_column, place) => ["free", "freed"].includes(row.cells[place]?.kind ?? ""))
    .map(({ letter }) => letter ?? "–");
  if (row.next === null) {
    return <p className="text-small text-warn mt-2 font-[560]">{texts.oneMore}</p>;
  }
  return (
    <p className="text-small mt-2 flex flex-wrap gap-x-3">
      <span className="text-good font-[600]">{texts.nextFor(row.next.letter ?? "–")}</span>
      <span className="text-ink-3">{texts.freeNumbers(free.join(", "))}</span>
    </p>
  );
}
