import { BatteryMedium, ChevronLeft, Plane, Signal } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import { LineKey } from "./LineKey.tsx";
import { toneText, toneTint } from "./tone.ts";
import type { Tone } from "./tone.ts";

export interface HandsetBand {
  tone: Tone;
  icon?: LucideIcon;
  words: string;
}

export interface HandsetProps {
  /** Accessible name: "Phone +1 650 555 1111". */
  label: string;
  /** The phone's own number plate, above the body. */
  plate: ReactNode;
  /** Two small buttons: airplane, more. */
  actions?: ReactNode;
  clock: string;
  /** The phone is off: the airplane shows in the status row. */
  off?: boolean;
  /** The Twilio number of the open thread, as this phone shows it; none on the thread list. */
  peer?: { number: string; letter?: string | undefined } | undefined;
  /** Title of the thread list, when there is no peer. */
  listTitle?: string;
  backLabel?: string;
  onBack?: (() => void) | undefined;
  band?: HandsetBand | undefined;
  /** Messages or thread rows. */
  children: ReactNode;
  composer?: ReactNode;
  /** The scrolling part of the screen. */
  screenRef?: Ref<HTMLDivElement>;
  className?: string;
}

/** A phone on the desk: 224 wide, as high as its pane allows, at least 390. */
export function Handset(props: HandsetProps) {
  const {
    label,
    plate,
    actions,
    clock,
    off,
    peer,
    listTitle,
    backLabel,
    onBack,
    band,
    children,
    composer,
  } = props;
  return (
    <section
      aria-label={label}
      className={cx(
        "flex min-h-[424px] w-[224px] flex-none flex-col max-md:w-full max-md:max-w-[360px]",
        props.className,
      )}
    >
      <div className="flex h-[34px] flex-none items-center gap-1">
        <span className="min-w-0 flex-1">{plate}</span>
        {actions}
      </div>
      <div className="bg-bezel shadow-e2 min-h-0 flex-1 rounded-[30px] p-[7px]">
        <div className="bg-surface relative flex h-full flex-col overflow-hidden rounded-[23px]">
          <div
            aria-hidden="true"
            className="text-chip text-ink-2 relative flex h-[26px] flex-none items-center gap-[5px] px-4 font-[640]"
          >
            <span className="tn flex-1">{clock}</span>
            <span className="bg-hairline absolute inset-x-0 top-[9px] mx-auto h-[5px] w-[38px] rounded-full" />
            <Icon icon={off ? Plane : Signal} size={12} />
            <Icon icon={BatteryMedium} size={14} />
          </div>
          <header className="border-hairline text-pane flex min-h-[31px] flex-none items-center gap-1 border-b py-px ps-1 pe-2.5 font-[620]">
            {onBack ? (
              <button
                type="button"
                aria-label={backLabel}
                onClick={onBack}
                className="touch-44 text-ink-2 hover:bg-hover grid size-6 flex-none place-items-center rounded-[7px]"
              >
                <Icon icon={ChevronLeft} size={16} />
              </button>
            ) : (
              <span className="w-1.5" />
            )}
            <span className="tn min-w-0 flex-1 truncate">{peer ? peer.number : listTitle}</span>
            {peer?.letter && <LineKey letter={peer.letter} />}
          </header>
          {band && (
            <div
              role="status"
              className={cx(
                "flex flex-none items-start gap-[7px] px-3 py-[7px] text-[0.71875rem] leading-4 font-[560]",
                toneTint[band.tone],
                toneText[band.tone],
              )}
            >
              {band.icon && <Icon icon={band.icon} size={14} className="mt-px" />}
              <span className="min-w-0 text-pretty">{band.words}</span>
            </div>
          )}
          <div
            ref={props.screenRef}
            tabIndex={0}
            role="group"
            aria-label={label}
            className="focus-inset flex min-h-0 flex-1 flex-col overflow-x-hidden overflow-y-auto"
          >
            {children}
          </div>
          {composer}
        </div>
      </div>
    </section>
  );
}
