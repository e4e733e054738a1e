import { Avatar } from "./Avatar.tsx";
import type { AvatarFace } from "./avatarFace.ts";

export interface AvatarStackProps {
  /** One face fills the box; of several the first two are drawn. */
  faces: readonly AvatarFace[];
}

/** The 40 x 40 mark of a conversation. The cut-out takes the row's background from --row. */
export function AvatarStack({ faces }: AvatarStackProps) {
  const [first, second] = faces;
  if (!first) return <Avatar face={{ kind: "program" }} size={40} />;
  if (!second) return <Avatar face={first} size={40} />;
  return (
    <span className="relative block size-10 flex-none">
      <Avatar face={first} size={25} className="absolute start-0 top-0" />
      <Avatar
        face={second}
        size={25}
        className="absolute end-0 bottom-0 shadow-[0_0_0_2px_var(--row,var(--color-panel))]"
      />
    </span>
  );
}
