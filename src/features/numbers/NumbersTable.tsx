import type { Address } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { MatrixTable } from "../../ui/MatrixTable.tsx";
import { TwilioPlate } from "../../ui/TwilioPlate.tsx";
import { AssignmentCell } from "./AssignmentCell.tsx";
import type { NumberRow, NumberTable } from "./numberTable.ts";
import { PhoneHead } from "./PhoneHead.tsx";

interface NumbersTableProps {
  table: NumberTable;
  names: ReadonlyMap<Address, string>;
}

export function NumbersTable({ table, names }: NumbersTableProps) {
  const { numbers: texts } = useAllTexts();
  return (
    <MatrixTable
      caption={texts.table}
      corner={texts.person}
      asideHeader={texts.open}
      columns={table.columns.map(({ address, letter }) => ({
        key: address,
        header: <TwilioPlate letter={letter ?? "–"} number={formatAddress(address)} />,
      }))}
      rows={table.rows.map((row, place) => ({
        key: row.address,
        header: <PhoneHead address={row.address} name={names.get(row.address)} />,
        cells: row.cells.map((cell, column) => (
          <AssignmentCell key={table.columns[column]?.address} cell={cell} channel={row.channel} />
        )),
        aside: <OpenCount row={row} />,
        marked: place === 0 && table.fewest > 1,
      }))}
    />
  );
}

function OpenCount({ row }: { row: NumberRow }) {
  const { numbers: texts } = useAllTexts();
  return (
    <>
      {row.open}
      {row.next === null && (
        <span className="text-meta text-warn block font-[560]">{texts.oneMore}</span>
      )}
    </>
  );
}
