import { Popover as Primitive } from "radix-ui";
import { useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import type { MenuEntry, MenuProps } from "./Menu.tsx";
import { menuLetterTarget, menuTarget } from "./menuKeys.ts";

type MenuAction = Extract<MenuEntry, { kind: "action" }>;

function itemsIn(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")];
}

function handleKeyDown(event: KeyboardEvent<HTMLElement>) {
  const items = itemsIn(event.currentTarget);
  const current = items.findIndex((item) => item === document.activeElement);
  const isLetter =
    event.key.length === 1 &&
    event.key !== " " &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey;
  const labels = items.map((item) => item.textContent);
  const target = isLetter
    ? menuLetterTarget(event.key, current, labels)
    : menuTarget(event.key, current, items.length);
  if (target === null) return;
  event.preventDefault();
  items[target]?.focus();
}

function MenuItem({ action, onChoose }: { action: MenuAction; onChoose: () => void }) {
  const isOff = action.disabledReason !== undefined;
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={isOff || undefined}
      onClick={isOff ? undefined : onChoose}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
      className={cx(
        "flex min-h-[34px] w-full items-center gap-2.5 rounded-[8px] px-2.5 py-1 text-start text-[0.84375rem] font-[540] outline-none focus:bg-hover active:bg-selected max-md:min-h-11",
        isOff ? "text-ink-3" : action.destructive ? "text-bad" : "text-ink",
      )}
    >
      {action.icon && (
        <Icon
          icon={action.icon}
          size={16}
          className={cx(!action.destructive && !isOff && "text-ink-2")}
        />
      )}
      <span className="min-w-0">
        {action.label}
        {isOff && <span className="text-meta block font-[400]">{action.disabledReason}</span>}
      </span>
    </button>
  );
}

/** A menu on the popover: arrow keys, Home, End and letters move, Escape and Tab close. Open when it comes; see Menu. */
export function MenuSurface(props: MenuProps) {
  const { trigger, label, items, align = "end", side = "bottom" } = props;
  const [open, setOpen] = useState(true);
  const menu = useRef<HTMLDivElement>(null);
  const chosen = useRef<(() => void) | null>(null);

  function choose(action: MenuAction) {
    chosen.current = action.onSelect;
    setOpen(false);
  }

  // The action runs once the focus is back on the trigger, so that a dialog it opens knows where to return to.
  function handleCloseFocus() {
    const run = chosen.current;
    chosen.current = null;
    if (run) queueMicrotask(run);
  }

  return (
    <Primitive.Root open={open} onOpenChange={setOpen}>
      <Primitive.Trigger asChild aria-haspopup="menu">
        {trigger}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          ref={menu}
          role="menu"
          aria-label={label}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (menu.current) itemsIn(menu.current)[0]?.focus();
          }}
          onCloseAutoFocus={handleCloseFocus}
          onKeyDown={(event) => {
            if (event.key === "Tab") setOpen(false);
            else handleKeyDown(event);
          }}
          className="rounded-popover bg-raised shadow-e3 data-[state=open]:animate-appear z-50 min-w-48 p-1.5 outline-none"
        >
          {items.map((entry, place) =>
            entry.kind === "separator" ? (
              <div
                key={`separator-${place}`}
                role="separator"
                className="border-hairline mx-2.5 my-1.5 border-t"
              />
            ) : (
              <MenuItem key={entry.label} action={entry} onChoose={() => choose(entry)} />
            ),
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
