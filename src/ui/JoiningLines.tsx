/** Three legs that join in one line, 132 x 44: the drawing of empty states. */
export function JoiningLines() {
  return (
    <svg width="132" height="44" viewBox="0 0 132 44" fill="none" aria-hidden="true">
      <path
        d="M2 8h34c20 0 14 14 30 14"
        stroke="var(--color-sms-line)"
        strokeWidth="2.5"
        strokeDasharray="6 4"
      />
      <path d="M2 36h34c20 0 14-14 30-14" stroke="var(--color-wa-line)" strokeWidth="5" />
      <path
        d="M0 36h36c20 0 14-14 30-14"
        stroke="var(--back, var(--color-surface))"
        strokeWidth="2"
      />
      <path d="M66 22h64" stroke="var(--color-chat-line)" strokeWidth="2.5" />
      <circle
        cx="66"
        cy="22"
        r="8"
        fill="var(--back, var(--color-surface))"
        stroke="var(--color-ink)"
        strokeWidth="2.2"
      />
    </svg>
  );
}
