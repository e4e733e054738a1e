import { useAllTexts } from "../../texts/useAllTexts.ts";
import { letNewTextersIn, usePhones } from "./phonesStore.ts";
import { tellFailure } from "./tellFailure.ts";

/** Whether the text of a phone that is in no conversation makes one: autocreation at every Twilio number. */
export function NewTextersSwitch() {
  const { phones: texts } = useAllTexts();
  const isOn = usePhones(
    ({ numbers }) => numbers.length > 0 && numbers.every(({ enabled }) => enabled),
  );
  const mayLetIn = usePhones((state) => state.mayLetIn);
  // Real phones of the network come in as phones; this is the presenter's.
  if (!mayLetIn) return null;
  return (
    <label
      data-tooltip={texts.newTextersHint}
      className="border-hairline text-meta text-ink-2 flex min-h-10 flex-none items-center gap-2 border-t px-4 py-1.5 max-md:min-h-11"
    >
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-checked={isOn}
        onChange={({ target }) => {
          letNewTextersIn(target.checked).catch(tellFailure(texts));
        }}
        className="accent-accent size-4 flex-none"
      />
      {texts.newTexters}
    </label>
  );
}
