import { lazy, type ReactElement, type ReactNode, Suspense, useState } from "react";
import { OpensLater } from "./OpensLater.tsx";

export interface PopoverProps {
  /** The button that opens it; must take a ref and button attributes, as all buttons here do. */
  trigger: ReactElement<object>;
  /** Accessible name. */
  label: string;
  open?: boolean | undefined;
  onOpenChange?: (open: boolean) => void;
  /** In px; on a narrow screen it is a sheet over the full width. */
  width?: number;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
  children: ReactNode;
}

const load = () => import("./PopoverSurface.tsx");
const PopoverSurface = lazy(async () => ({ default: (await load()).PopoverSurface }));

/** A popover. What places it on the screen is loaded when somebody comes near the trigger. */
export function Popover(props: PopoverProps) {
  const { trigger, open, onOpenChange } = props;
  const [wasOpened, setOpened] = useState(false);
  const isWanted = wasOpened || open === true;
  if (isWanted && !wasOpened) setOpened(true);
  const closed = (
    <OpensLater
      trigger={trigger}
      popup="dialog"
      onNear={() => void load()}
      onOpen={() => {
        if (open === undefined) setOpened(true);
        onOpenChange?.(true);
      }}
    />
  );
  if (!isWanted) return closed;
  return (
    <Suspense fallback={closed}>
      <PopoverSurface {...props} />
    </Suspense>
  );
}
