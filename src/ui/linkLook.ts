/** Shared by the link and by the button that is drawn as one: two elements, one look. */
export const linkLook =
  "touch-44 rounded-[3px] font-[560] text-accent-ink underline decoration-accent-ink/40 underline-offset-3 hover:decoration-accent-ink";
