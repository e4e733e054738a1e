/** Three lines that meet in one: chat, SMS and WhatsApp. */
export function Logo() {
  return (
    <svg
      width="24"
      height="20"
      viewBox="0 0 24 20"
      aria-hidden="true"
      fill="none"
      strokeWidth="2.2"
      strokeLinecap="round"
    >
      <path d="M1.5 3.5H9c2.5 0 3.2 1.6 4.2 3" stroke="var(--color-chat-line)" />
      <path d="M1.5 10h9.5" stroke="var(--color-sms-line)" strokeDasharray="2.6 3.6" />
      <path d="M1.5 16.5H9c2.5 0 3.2-1.6 4.2-3" stroke="var(--color-wa-line)" />
      <circle cx="17.5" cy="10" r="4.6" stroke="var(--color-ink)" />
      <circle cx="17.5" cy="10" r="1.2" fill="var(--color-ink)" stroke="none" />
    </svg>
  );
}
