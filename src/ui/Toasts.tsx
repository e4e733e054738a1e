import { CircleCheck, X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import { LinkButton } from "./LinkButton.tsx";
import { currentToasts, dismissToast, subscribeToToasts } from "./toasts.ts";
import type { Toast } from "./toasts.ts";

const STAYS_MS = 5000;
const STAYS_WITH_UNDO_MS = 8000;

export interface ToastsProps {
  dismissLabel: string;
}

function ToastRow({
  toast,
  held,
  dismissLabel,
}: {
  toast: Toast;
  held: boolean;
  dismissLabel: string;
}) {
  const { id, text, detail, icon, action, undo } = toast;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(id), undo ? STAYS_WITH_UNDO_MS : STAYS_MS);
    return () => clearTimeout(timer);
  }, [id, undo, held]);

  return (
    <li className="animate-dialog rounded-popover bg-raised shadow-e3 pointer-events-auto flex min-h-12 w-full max-w-[400px] items-center gap-3 ps-3.5 pe-2">
      <Icon icon={icon ?? CircleCheck} className={icon ? "text-ink-2" : "text-good"} />
      <span className="line-clamp-3 min-w-0 flex-1 py-2 wrap-break-word">{text}</span>
      {detail && <span className="text-small text-ink-3 tn flex-none">{detail}</span>}
      {action && (
        <LinkButton
          onClick={() => {
            dismissToast(id);
            action.onPress();
          }}
        >
          {action.label}
        </LinkButton>
      )}
      <IconButton
        label={dismissLabel}
        icon={X}
        size="small"
        iconSize={14}
        onClick={() => dismissToast(id)}
      />
    </li>
  );
}

/** Mount it once, inside the positioned element at whose foot the toasts stand. They wait while pointed at or focused. */
export function Toasts({ dismissLabel }: ToastsProps) {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts, currentToasts);
  const [held, setHeld] = useState(false);
  return (
    <div
      role="status"
      className="pointer-events-none absolute inset-x-0 bottom-(--toast-bottom,1rem) z-40 px-4"
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the handlers only hold the timers; the buttons inside do the rest */}
      <ul
        className="flex flex-col items-center gap-2.5"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {toasts.map((toast) => (
          <ToastRow key={toast.id} toast={toast} held={held} dismissLabel={dismissLabel} />
        ))}
      </ul>
    </div>
  );
}
