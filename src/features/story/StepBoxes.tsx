import { Check, Minus } from "lucide-react";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { PlayerState } from "./player.ts";

/** One box for each step: done, now, ahead. */
export function StepBoxes({ state }: { state: PlayerState }) {
  const { story: texts } = useAllTexts();
  return (
    <ol aria-label={texts.steps} className="flex gap-1.5 max-sm:hidden">
      {state.scene.steps.map((step, at) => {
        const number = at + 1;
        if (state.skipped.has(at)) {
          return (
            <li
              key={step.say.en}
              aria-label={texts.stepSkipped(number)}
              className={`${box} bg-warn-tint text-warn`}
            >
              <Icon icon={Minus} size={14} />
            </li>
          );
        }
        if (at < state.step) {
          return (
            <li
              key={step.say.en}
              aria-label={texts.stepDone(number)}
              className={`${box} bg-good-tint text-good`}
            >
              <Icon icon={Check} size={14} />
            </li>
          );
        }
        const isNow = at === state.step;
        return (
          <li
            key={step.say.en}
            aria-label={isNow ? texts.stepNow(number) : texts.stepAhead(number)}
            {...(isNow && { "aria-current": "step" })}
            className={
              isNow
                ? `${box} bg-ink text-surface`
                : `${box} border-hairline bg-surface text-ink-2 border`
            }
          >
            {number}
          </li>
        );
      })}
    </ol>
  );
}

const box = "tn text-small grid size-[26px] place-items-center rounded-[7px] font-[620]";
