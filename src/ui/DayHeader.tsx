export function DayHeader({ label }: { label: string }) {
  return (
    <div
      role="separator"
      aria-label={label}
      className="text-meta text-ink-3 flex justify-center pt-4 pb-0.5 font-[600]"
    >
      {label}
    </div>
  );
}
