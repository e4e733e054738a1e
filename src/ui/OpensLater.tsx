import { cloneElement, type MouseEvent, type ReactElement } from "react";

interface OpensLaterProps {
  trigger: ReactElement<TriggerProps>;
  popup: "menu" | "dialog";
  /** Somebody comes near: what will open can be loaded. */
  onNear: () => void;
  onOpen: () => void;
}

interface TriggerProps {
  onClick?: (event: MouseEvent) => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  "aria-haspopup"?: "menu" | "dialog";
  "aria-expanded"?: boolean;
  "data-state"?: "closed";
}

/** A trigger of something whose code is not loaded yet. */
export function OpensLater({ trigger, popup, onNear, onOpen }: OpensLaterProps) {
  const own = trigger.props;
  return cloneElement(trigger, {
    "aria-haspopup": popup,
    "aria-expanded": false,
    "data-state": "closed",
    onPointerEnter: () => {
      own.onPointerEnter?.();
      onNear();
    },
    onFocus: () => {
      own.onFocus?.();
      onNear();
    },
    onClick: (event) => {
      own.onClick?.(event);
      if (!event.defaultPrevented) onOpen();
    },
  });
}
