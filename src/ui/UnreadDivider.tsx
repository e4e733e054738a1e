export function UnreadDivider({ label }: { label: string }) {
  return (
    <div
      role="separator"
      aria-label={label}
      className="text-meta text-accent-ink before:border-chat-line/45 after:border-chat-line/45 flex items-center gap-2.5 pt-4 pb-0 font-[640] before:flex-1 before:border-t after:flex-1 after:border-t"
    >
      <span className="tn">{label}</span>
    </div>
  );
}
