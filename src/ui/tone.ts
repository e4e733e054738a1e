/** What a message to the reader means: nothing special, beware, something went wrong, something is done. */
export type Tone = "idle" | "warn" | "bad" | "good";

export const toneTint: Record<Tone, string> = {
  idle: "bg-idle-tint",
  warn: "bg-warn-tint",
  bad: "bg-bad-tint",
  good: "bg-good-tint",
};

export const toneText: Record<Tone, string> = {
  idle: "text-ink-2",
  warn: "text-warn",
  bad: "text-bad",
  good: "text-good",
};
