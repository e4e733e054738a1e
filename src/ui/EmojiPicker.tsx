import {
  type EmojiPickerListCategoryHeaderProps,
  type EmojiPickerListEmojiProps,
  type EmojiPickerListRowProps,
  EmojiPicker as Picker,
} from "frimousse";
import { useEffect, useRef } from "react";

export interface EmojiPickerProps {
  /** Accessible name and placeholder of the search field. */
  searchLabel: string;
  loadingLabel: string;
  emptyLabel: string;
  /** A language for which there is data under `/emoji`. */
  locale: string;
  onPick: (emoji: string) => void;
}

/** All emoji with a search. Loaded when first opened; its data come from our own files. */
export function EmojiPicker(props: EmojiPickerProps) {
  const search = useRef<HTMLInputElement>(null);
  // It comes after the popover that it stands in, which has nothing else to focus.
  useEffect(() => search.current?.focus(), []);
  const { searchLabel, loadingLabel, emptyLabel, locale, onPick } = props;
  return (
    <Picker.Root
      locale={locale}
      columns={8}
      emojibaseUrl="/emoji"
      onEmojiSelect={({ emoji }) => onPick(emoji)}
      className="isolate flex h-[340px] w-full flex-col"
    >
      <Picker.Search
        ref={search}
        aria-label={searchLabel}
        placeholder={searchLabel}
        className="rounded-field border-line-control bg-sunken text-ui focus-visible:outline-focus m-2.5 h-[calc(1rem+20px)] flex-none appearance-none border px-2.5 focus-visible:outline-2 focus-visible:-outline-offset-2 max-md:text-[1rem]"
      />
      {/* Scrolls, and what is in it takes no focus by Tab. */}
      <Picker.Viewport
        role="group"
        aria-label={searchLabel}
        tabIndex={0}
        className="focus-inset relative flex-1"
      >
        <Picker.Loading className="text-small text-ink-3 absolute inset-0 grid place-items-center">
          {loadingLabel}
        </Picker.Loading>
        <Picker.Empty className="text-small text-ink-3 absolute inset-0 grid place-items-center">
          {emptyLabel}
        </Picker.Empty>
        <Picker.List className="pb-2 select-none" components={{ CategoryHeader, Row, Emoji }} />
      </Picker.Viewport>
    </Picker.Root>
  );
}

function CategoryHeader({ category, ...rest }: EmojiPickerListCategoryHeaderProps) {
  return (
    <div {...rest} className="bg-raised text-pane text-ink-3 px-3 pt-2 pb-1.5 font-[560]">
      {category.label}
    </div>
  );
}

/** The picker counts rows and columns from 0, ARIA from 1. It looks rows up by their attribute, save the first. */
function Row({ children, ...rest }: EmojiPickerListRowProps) {
  return (
    <div {...rest} aria-rowindex={rest["aria-rowindex"] || undefined} className="scroll-my-2 px-2">
      {children}
    </div>
  );
}

function Emoji({ emoji, ...rest }: EmojiPickerListEmojiProps) {
  return (
    <button
      {...rest}
      role="gridcell"
      aria-colindex={(rest["aria-colindex"] ?? 0) + 1}
      type="button"
      className="data-[active]:bg-selected grid size-9 place-items-center rounded-[8px] text-[1.25rem]"
    >
      {emoji.emoji}
    </button>
  );
}
