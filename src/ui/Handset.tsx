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
  /** Whose phone it is. */
  name: string;
  /** The phone's own number plate, above the body. */
  plate: ReactNode;
  /** Small buttons: airplane, more. */
  actions?: ReactNode;
  clock: string;
  /** The phone is off: the airplane shows in the status row. */
  off?: boolean;
  /** Whom the open thread is with, as this phone shows it, or what the list is called. */
  title: string;
  /** Letters of the Twilio numbers in the open thread. */
  letters?: readonly string[];
  backLabel: string;
  onBack?: (() => void) | undefined;
  band?: HandsetBand | undefined;
  /** A HandsetNotice: a text that came into another thread. */
  notice?: ReactNode;
  /** A HandsetLock; it stands for everything below the status row. */
  lock?: ReactNode;
  /** A HandsetScroller. */
  children: ReactNode;
  composer?: ReactNode;
  /** On a real phone: the screen alone, without a phone around it. */
  bare?: boolean;
  className?: string;
  ref?: Ref<HTMLElement>;
}

/** A phone on the desk: 224 wide, as high as its pane allows, at least 390. */
export function Handset(props: HandsetProps) {
  const { label, name, plate, actions, bare } = props;
  return (
    <section
      ref={props.ref}
      aria-label={label}
      className={cx(
        "flex w-[224px] flex-none flex-col max-md:w-full",
        bare ? "max-md:max-w-none" : "min-h-[424px] max-md:max-w-[360px]",
        props.className,
      )}
    >
      <p className="text-meta text-ink-2 h-4 flex-none truncate px-1 font-[620]">{name}</p>
      <div className="flex h-[calc(1rem+18px)] flex-none items-center gap-1">
        <span className="min-w-0 flex-1">{plate}</span>
        {actions}
      </div>
      <div
        className={cx(
          "min-h-0 flex-1 rounded-[30px] bg-bezel p-[7px] shadow-e2",
          bare && "max-md:rounded-row max-md:p-px max-md:shadow-none",
        )}
      >
        <div
          className={cx(
            // Nothing in a phone moves anything around it: a browser then lays out each by itself.
            "relative flex h-full flex-col overflow-hidden rounded-[23px] bg-surface contain-strict",
            bare && "max-md:rounded-[11px]",
          )}
        >
          <StatusRow clock={props.clock} off={props.off === true} />
          {props.lock ?? <Screen {...props} />}
        </div>
      </div>
    </section>
  );
}

function StatusRow({ clock, off }: { clock: string; off: boolean }) {
  return (
    <div
      aria-hidden="true"
      className="text-chip text-ink-2 relative flex h-[calc(1rem+10px)] flex-none items-center gap-[5px] px-4 font-[640]"
    >
      <span className="tn flex-1">{clock}</span>
      <span className="bg-hairline absolute inset-x-0 top-[9px] mx-auto h-[5px] w-[38px] rounded-full" />
      <Icon icon={off ? Plane : Signal} size={12} />
      <Icon icon={BatteryMedium} size={14} />
    </div>
  );
}

function Screen({
  title,
  letters = [],
  backLabel,
  onBack,
  band,
  notice,
  children,
  composer,
}: HandsetProps) {
  return (
    <>
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
        <span className="tn min-w-0 flex-1 truncate">{title}</span>
        {letters.map((letter) => (
          <LineKey key={letter} letter={letter} />
        ))}
      </header>
      {band && (
        <div
          role="status"
          className={cx(
            "flex flex-none items-start gap-[7px] px-3 py-[7px] text-[0.71875rem] leading-[1rem] font-[560]",
            toneTint[band.tone],
            toneText[band.tone],
          )}
        >
          {band.icon && <Icon icon={band.icon} size={14} className="mt-px" />}
          <span className="min-w-0 text-pretty">{band.words}</span>
        </div>
      )}
      {notice}
      {children}
      {composer}
    </>
  );
}
