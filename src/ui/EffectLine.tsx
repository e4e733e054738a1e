import { CircleAlert, TriangleAlert, WifiOff } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { Fragment } from "react";
import type { ReactNode } from "react";
import type { Channel } from "./channel.ts";
import { CodePlate } from "./CodePlate.tsx";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import { LineSwatch } from "./LineSwatch.tsx";
import { useThrottled } from "./useThrottled.ts";

export interface EffectPhrase {
  channel: Channel;
  /** "2 phones as SMS" */
  words: string;
  /** "1 segment, GSM-7, 131 left" */
  detail?: string | undefined;
  tone?: "warn";
  /** Twilio's code for what would happen. */
  code?: number;
}

export interface EffectNotice {
  tone: "idle" | "warn" | "bad";
  icon?: LucideIcon;
  words: string;
  action?: ReactNode;
}

export interface EffectLineProps {
  phrases: readonly EffectPhrase[];
  /** A warning or refusal, in place of the phrases. */
  notice?: EffectNotice | undefined;
  /** What could be done about the phrases, after them. */
  hint?: ReactNode;
}

const noticeIcon = { idle: WifiOff, warn: TriangleAlert, bad: CircleAlert };
const noticeLook = { idle: "text-ink-2", warn: "font-[560] text-warn", bad: "font-[560] text-bad" };

/** Below the composer: what sending will do, per channel. Always in view, announced at most once a second. */
export function EffectLine({ phrases, notice, hint }: EffectLineProps) {
  const spoken =
    notice?.words ??
    phrases.map(({ words, detail }) => [words, detail].filter(Boolean).join(" ")).join(". ");
  const announced = useThrottled(spoken, 1000);
  return (
    <div className="text-pane text-ink-2 flex flex-wrap items-center gap-x-4 gap-y-0.5 px-1.5 pt-[7px]">
      {notice ? (
        <Fragment>
          <span className={cx("flex items-start gap-[7px]", noticeLook[notice.tone])}>
            <Icon icon={notice.icon ?? noticeIcon[notice.tone]} size={16} className="mt-px" />
            {notice.words}
          </span>
          {notice.action}
        </Fragment>
      ) : (
        <>
          {phrases.map((phrase) => (
            <span
              key={phrase.channel + phrase.words}
              className="tn flex max-w-full flex-wrap items-center gap-x-[7px] whitespace-normal"
            >
              <LineSwatch channel={phrase.channel} />
              <span className={phrase.tone === "warn" ? "text-warn" : ""}>{phrase.words}</span>
              {phrase.detail && <span className="text-ink-3">{phrase.detail}</span>}
              {phrase.code !== undefined && <CodePlate code={phrase.code} tone="warn" />}
            </span>
          ))}
          {hint}
        </>
      )}
      <span role="status" className="sr-only">
        {announced}
      </span>
    </div>
  );
}
