import { Braces } from "lucide-react";
import { useState } from "react";
import { initials, lastTwoDigits, toneOf } from "./avatarFace.ts";
import type { AvatarFace, AvatarTone } from "./avatarFace.ts";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";

export type AvatarSize = 24 | 25 | 28 | 32 | 36 | 40;

export interface AvatarProps {
  face: AvatarFace;
  size?: AvatarSize;
  className?: string;
}

const toneLook: Record<AvatarTone, string> = {
  chat: "bg-chat-tint text-chat-ink",
  rose: "bg-rose-tint text-rose-ink",
  sea: "bg-sea-tint text-sea-ink",
};

const personText: Record<AvatarSize, number> = { 24: 10, 25: 10, 28: 11, 32: 12, 36: 12.5, 40: 14 };
const phoneText: Record<AvatarSize, number> = { 24: 11, 25: 10.5, 28: 12, 32: 13, 36: 14, 40: 15 };

function faceLook(face: AvatarFace): string {
  switch (face.kind) {
    case "person":
      return toneLook[toneOf(face.identity)];
    case "phone":
      return face.channel === "whatsapp" ? "bg-wa-tint text-wa-ink" : "bg-sms-tint text-sms-ink";
    case "program":
      return "bg-idle-tint text-ink-2";
  }
}

function FaceMark({ face }: { face: AvatarFace }) {
  switch (face.kind) {
    case "person":
      return initials(face.name);
    case "phone":
      return face.name ? initials(face.name) : lastTwoDigits(face.address);
    case "program":
      return <Icon icon={Braces} size={14} />;
  }
}

/** Covers the mark below it once it is there; the mark stays when it does not come. */
function Picture({ url }: { url: string }) {
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");
  if (state === "failed") return null;
  return (
    <img
      src={url}
      alt=""
      referrerPolicy="no-referrer"
      decoding="async"
      onLoad={() => setState("shown")}
      onError={() => setState("failed")}
      className={cx(
        "col-start-1 row-start-1 size-full bg-surface object-cover",
        state === "loading" && "opacity-0",
      )}
    />
  );
}

/** Chat people are round, phones and programs square. Decorative: the name always stands beside it. */
export function Avatar({ face, size = 32, className }: AvatarProps) {
  const isPerson = face.kind === "person";
  return (
    <span
      aria-hidden="true"
      className={cx(
        "grid flex-none place-items-center overflow-hidden leading-none tn",
        isPerson ? "font-[640] tracking-[0.01em]" : "font-[660]",
        faceLook(face),
        className,
      )}
      style={{
        width: size,
        height: size,
        borderRadius: isPerson ? "50%" : Math.round(size / 3.2),
        fontSize: (isPerson ? personText : phoneText)[size],
      }}
    >
      {face.kind === "phone" && face.picture !== undefined ? (
        <>
          <span className="col-start-1 row-start-1">
            <FaceMark face={face} />
          </span>
          <Picture key={face.picture} url={face.picture} />
        </>
      ) : (
        <FaceMark face={face} />
      )}
    </span>
  );
}
