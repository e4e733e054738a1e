import type { LucideIcon } from "lucide-react";
import { lazy, type ReactElement, Suspense, useState } from "react";
import { OpensLater } from "./OpensLater.tsx";

export type MenuEntry =
  | {
      kind: "action";
      label: string;
      icon?: LucideIcon;
      destructive?: boolean;
      disabledReason?: string | undefined;
      onSelect: () => void;
    }
  | { kind: "separator" };

export interface MenuProps {
  trigger: ReactElement<object>;
  /** Accessible name of the menu. */
  label: string;
  items: readonly MenuEntry[];
  align?: "start" | "end";
  side?: "top" | "bottom";
}

/** For a menu that must open without a network. */
export const loadMenu = () => import("./MenuSurface.tsx");
const MenuSurface = lazy(async () => ({ default: (await loadMenu()).MenuSurface }));

/** A menu. What places it on the screen is loaded when somebody comes near the trigger. */
export function Menu(props: MenuProps) {
  const [isWanted, setWanted] = useState(false);
  const closed = (
    <OpensLater
      trigger={props.trigger}
      popup="menu"
      onNear={() => void loadMenu()}
      onOpen={() => setWanted(true)}
    />
  );
  if (!isWanted) return closed;
  return (
    <Suspense fallback={closed}>
      <MenuSurface {...props} />
    </Suspense>
  );
}
