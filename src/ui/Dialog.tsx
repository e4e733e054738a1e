import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { useRef } from "react";
import type { ReactNode, RefObject } from "react";
import { cx } from "./cx.ts";
import { IconButton } from "./IconButton.tsx";

export type DialogWidth = 480 | 560 | 840;

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  width?: DialogWidth;
  closeLabel: string;
  /** Actions, right-aligned. */
  footer?: ReactNode;
  /** Left in the footer. */
  footerStart?: ReactNode;
  /** false: the content brings its own padding. */
  padded?: boolean;
  /** Focused at opening; the first field otherwise. */
  initialFocusRef?: RefObject<HTMLElement | null>;
  /** alertdialog asks for a decision: no close button, and a click outside does not answer it. */
  role?: "dialog" | "alertdialog";
  children?: ReactNode;
}

const FIELDS =
  "input:not([type=hidden], :disabled), textarea:not(:disabled), select:not(:disabled)";

/** A modal dialog: traps focus, closes with Escape, gives the focus back. A sheet on a narrow screen. */
export function Dialog(props: DialogProps) {
  const {
    open,
    onClose,
    title,
    description,
    width = 480,
    closeLabel,
    footer,
    footerStart,
    padded = true,
  } = props;
  const { initialFocusRef, role = "dialog", children } = props;
  const asks = role === "alertdialog";
  const content = useRef<HTMLDivElement>(null);
  const openedFrom = useRef<Element | null>(null);

  function handleOpenFocus(event: Event) {
    openedFrom.current = document.activeElement;
    const target = initialFocusRef?.current ?? content.current?.querySelector<HTMLElement>(FIELDS);
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  // Without a trigger of its own the primitive (radix-ui 1.8.1) drops the focus on close.
  function handleCloseFocus(event: Event) {
    event.preventDefault();
    if (openedFrom.current instanceof HTMLElement) openedFrom.current.focus();
  }

  return (
    <Primitive.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="bg-scrim data-[state=closed]:animate-dialog-leave data-[state=open]:animate-fade fixed inset-0 bottom-[var(--foot-height,0px)] z-50 grid place-items-center overflow-y-auto p-4 max-sm:place-items-end max-sm:p-0">
          <Primitive.Content
            ref={content}
            role={role}
            {...(description ? {} : { "aria-describedby": undefined })}
            onOpenAutoFocus={handleOpenFocus}
            onCloseAutoFocus={handleCloseFocus}
            onPointerDownOutside={(event) => asks && event.preventDefault()}
            onInteractOutside={(event) => isOverDialogs(event.target) && event.preventDefault()}
            style={{ maxWidth: width }}
            className="rounded-dialog bg-raised shadow-e4 data-[state=closed]:animate-dialog-leave data-[state=open]:animate-dialog flex max-h-[calc(100dvh-2rem-var(--foot-height,0px))] w-full flex-col overflow-hidden outline-none max-sm:max-w-none! max-sm:rounded-b-none max-sm:pb-[env(safe-area-inset-bottom)]"
          >
            <header className="flex flex-none items-start gap-3 px-6 pt-5 pb-4">
              <div className="min-w-0 flex-1">
                <Primitive.Title className="text-dialog font-[640] text-pretty">
                  {title}
                </Primitive.Title>
                {description && (
                  <Primitive.Description className="text-ui text-ink-2 text-pretty">
                    {description}
                  </Primitive.Description>
                )}
              </div>
              {!asks && (
                <IconButton
                  label={closeLabel}
                  icon={X}
                  className="-me-1.5 -mt-1"
                  onClick={onClose}
                />
              )}
            </header>
            <div className={cx("min-h-0 flex-1 overflow-y-auto", padded && "px-6 pb-6")}>
              {children}
            </div>
            {footer && (
              <footer className="border-hairline bg-panel flex flex-none flex-wrap items-center justify-end gap-2 border-t px-6 py-3.5">
                {footerStart && (
                  <div className="me-auto flex flex-wrap items-center gap-2">{footerStart}</div>
                )}
                {footer}
              </footer>
            )}
          </Primitive.Content>
        </Primitive.Overlay>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** What stands above dialogs, such as a bar that talks about them, is no place to leave them for. */
function isOverDialogs(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-over-dialogs]") !== null;
}
