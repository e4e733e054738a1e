import type { Address } from "../../domain/address.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { BigFigure } from "../../ui/BigFigure.tsx";
import type { NumberTable } from "./numberTable.ts";

interface FewestNumbersProps {
  table: NumberTable;
  names: ReadonlyMap<Address, string>;
}

/** How many numbers are needed, why, and what the busiest phone's next conversation takes. */
export function FewestNumbers({ table, names }: FewestNumbersProps) {
  const { numbers: texts } = useAllTexts();
  const [busiest] = table.rows;
  const who = busiest ? (names.get(busiest.address) ?? formatAddress(busiest.address)) : "";
  return (
    <BigFigure figure={String(table.fewest)} title={texts.fewest(table.owned)}>
      <p>{texts.why(who, table.fewest)}</p>
      {busiest && (
        <p className={busiest.next === null ? "text-warn font-[560]" : undefined}>
          {busiest.next === null
            ? texts.nextNeeds(who, busiest.open + 1)
            : texts.nextUses(who, busiest.open + 1, busiest.next.letter ?? "–")}
        </p>
      )}
    </BigFigure>
  );
}
