import { useAllTexts } from "../../texts/useAllTexts.ts";
import { LinkButton } from "../../ui/LinkButton.tsx";
import { showToast } from "../../ui/toasts.ts";
import type { PhoneMessage } from "./emulatorSchemas.ts";
import { letNewTextersIn, usePhones } from "./phonesStore.ts";
import { othersOf } from "./phoneThreads.ts";
import { tellFailure } from "./tellFailure.ts";
import { useLetters } from "./useNames.ts";

const nobody = [] as const;

/** Below a text that has reached its Twilio number and nobody: why, and what would let it in. */
export function DroppedNote({ last }: { last: PhoneMessage | undefined }) {
  const { phones: texts } = useAllTexts();
  const isDropped =
    last?.direction === "outbound" && last.status === "delivered" && last.conversationSid === null;
  const others = isDropped ? othersOf(last) : nobody;
  const [letter] = useLetters(others);
  const isLetIn = usePhones((state) =>
    state.numbers.some(({ address, enabled }) => enabled && others.includes(address)),
  );
  const mayLetIn = usePhones((state) => state.mayLetIn);
  if (!isDropped || letter === undefined || isLetIn) return null;
  return (
    <p className="text-meta text-ink-2 rounded-row bg-warn-tint mt-1 px-2.5 py-2 text-pretty">
      {texts.dropped(letter)}{" "}
      {mayLetIn && (
        <LinkButton
          onClick={() => {
            letNewTextersIn(true).then(() => showToast({ text: texts.letIn }), tellFailure(texts));
          }}
        >
          {texts.letThemIn}
        </LinkButton>
      )}
    </p>
  );
}
