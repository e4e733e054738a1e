import { Popover as Primitive } from "radix-ui";
import type { PopoverProps } from "./Popover.tsx";

/** A popover with its trigger. It is open when it comes; see Popover. */
export function PopoverSurface(props: PopoverProps) {
  const {
    trigger,
    label,
    open,
    onOpenChange,
    width = 320,
    side = "top",
    align = "end",
    children,
  } = props;
  return (
    <Primitive.Root
      {...(open === undefined ? { defaultOpen: true } : { open })}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          data-sheet=""
          aria-label={label}
          side={side}
          align={align}
          sideOffset={8}
          collisionPadding={12}
          style={{ width }}
          className="rounded-popover bg-raised shadow-e3 data-[state=closed]:animate-leave data-[state=open]:animate-appear z-50 max-h-(--radix-popover-content-available-height) max-w-full overflow-y-auto outline-none max-sm:max-h-[85dvh] max-sm:w-full! max-sm:rounded-b-none max-sm:pb-[env(safe-area-inset-bottom)] max-sm:shadow-[0_0_0_100vmax_var(--color-scrim)]"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
