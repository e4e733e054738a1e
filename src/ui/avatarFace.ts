/** Whose face an avatar shows. */
export type AvatarFace =
  | { kind: "person"; name: string; identity: string }
  | {
      kind: "phone";
      address: string;
      channel: "sms" | "whatsapp";
      name?: string | undefined;
      /** Shown instead of the initials once it is there. */
      picture?: string | undefined;
    }
  | { kind: "program" };

export type AvatarTone = "chat" | "rose" | "sea";

const tones: readonly AvatarTone[] = ["chat", "sea", "rose"];

/** First letters of the first and the last word; of a single word its first two letters. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s_.-]+/u)
    .filter((word) => word !== "");
  const [first = "", ...others] = words;
  const last = others.at(-1);
  const letters =
    last === undefined
      ? [...first].slice(0, 2)
      : [...first].slice(0, 1).concat([...last].slice(0, 1));
  return letters.join("").toLocaleUpperCase();
}

/** The last two digits of an address, as people tell two phones apart. */
export function lastTwoDigits(address: string): string {
  return address.replace(/\D/gu, "").slice(-2);
}

/** The same identity always gets the same tone. */
export function toneOf(identity: string): AvatarTone {
  let hash = 0;
  for (const character of identity)
    hash = (Math.imul(hash, 131) + (character.codePointAt(0) ?? 0)) >>> 0;
  return tones[hash % tones.length] ?? "chat";
}
