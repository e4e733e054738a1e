import type { AllTexts } from "../../texts/texts.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { DidNotCome, factSubject } from "./facts.ts";
import { NotOnScreen } from "./hands.ts";
import type { Player, PlayerState } from "./player.ts";
import type { Action, Step } from "./scene.ts";

/** What is about to happen and why, large enough for the back of a room. */
export function StoryCaption({ state, player }: { state: PlayerState; player: Player }) {
  const { story: texts } = useAllTexts();
  const { phase } = state;
  const step = state.scene.steps[state.step];
  const { say, why } = captionOf(texts, state, step);
  return (
    <div className="min-w-0 max-lg:col-span-full lg:min-h-[6.25rem]">
      <div role="status" aria-live="polite">
        <p className="text-dialog font-[640] text-pretty md:text-[clamp(1.3125rem,1.9vw,2rem)] md:leading-tight">
          {say}
        </p>
        <p className="text-body text-ink-2 mt-1 text-pretty md:text-[clamp(1.0625rem,1.35vw,1.375rem)] md:leading-snug">
          {why}
        </p>
      </div>
      {step !== undefined && phase.at !== "preparing" && phase.at !== "idle" && (
        <StepCode step={step} />
      )}
      {phase.at === "stuck" && (
        <div role="alert" className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="text-heading text-bad min-w-0 text-pretty">
            {problemWords(texts, phase.problem)}
          </p>
          <span className="flex gap-2">
            <Button onClick={player.retry}>{texts.retry}</Button>
            <Button onClick={player.next}>{texts.goOn}</Button>
          </span>
        </div>
      )}
    </div>
  );
}

function captionOf(
  texts: AllTexts["story"],
  { scene, step: at, phase, skipped }: PlayerState,
  step: Step | undefined,
): { say: string; why: string } {
  if (phase.at === "ended" || step === undefined) {
    const lost = skipped.size === 0 ? "" : `${texts.endedSkipped(skipped.size)} `;
    return { say: texts.ended(scene.title[texts.language]), why: lost + texts.endedWhy };
  }
  if (phase.at === "idle" || phase.at === "preparing")
    return { say: texts.preparing, why: texts.preparingWhy };
  return {
    say: texts.step(at + 1, scene.steps.length, step.say[texts.language]),
    why: step.why[texts.language],
  };
}

/** What has no control on the screen is shown as what it is: a request. */
function StepCode({ step }: { step: Step }) {
  const requests = step.do.flatMap(requestOf);
  if (requests.length === 0) return null;
  return (
    <p className="mt-1.5 flex flex-wrap gap-2">
      {requests.map((request) => (
        <code
          key={request}
          className="bg-idle-tint text-ink-2 text-small rounded-plate px-2 py-0.5 font-mono wrap-anywhere"
        >
          {request}
        </code>
      ))}
    </p>
  );
}

function requestOf(action: Action): string[] {
  switch (action.act) {
    case "rest":
    case "refusedRest":
      return [`POST ${action.path.replace(/\{.+\}/, "CH…")}`];
    case "clock":
      return [`POST /_emulator/clock +${action.hours} h`];
    default:
      return [];
  }
}

function problemWords({ missing }: AllTexts["story"], problem: unknown): string {
  if (problem instanceof NotOnScreen) return missing.control(problem.what);
  if (!(problem instanceof DidNotCome)) {
    return missing.other(problem instanceof Error ? problem.message : String(problem));
  }
  const { number, words } = factSubject(problem.fact);
  switch (problem.fact.see) {
    case "bubble":
      return missing.bubble(words);
    case "taken":
      return missing.taken(words);
    case "member":
      return missing.member(number);
    case "text":
    case "noText":
    case "leg":
      return missing[problem.fact.see](number, words);
  }
}
