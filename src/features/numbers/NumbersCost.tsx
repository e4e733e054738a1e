import { useId } from "react";
import { formatDollars } from "../../texts/money.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import type { NumberTable } from "./numberTable.ts";
import { usePrice } from "./usePrice.ts";

/** What the numbers cost a month, at a price that can be set. */
export function NumbersCost({ table }: { table: NumberTable }) {
  const { numbers: texts } = useAllTexts();
  const { text, amount, set } = usePrice();
  const field = useId();
  return (
    <div className="text-pane text-ink-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <label htmlFor={field}>{texts.price}</label>
      <span
        className={`rounded-control bg-surface focus-inset flex h-[calc(1rem+14px)] items-center gap-1 border px-2 max-md:h-[calc(1rem+28px)] ${amount === null ? "border-bad-line" : "border-line-control"}`}
      >
        <span aria-hidden="true">$</span>
        <input
          id={field}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={amount === null ? true : undefined}
          value={text}
          maxLength={8}
          onChange={(event) => set(event.target.value)}
          className="tn w-12 bg-transparent max-md:text-[1rem]"
        />
      </span>
      <output htmlFor={field} className="text-ink tn whitespace-normal">
        {amount !== null && (
          <>
            {texts.cost(table.fewest, formatDollars(table.fewest * amount))}
            {", "}
            {texts.costOwned(table.owned, formatDollars(table.owned * amount))}
          </>
        )}
      </output>
    </div>
  );
}
