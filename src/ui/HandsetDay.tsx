export function HandsetDay({ label }: { label: string }) {
  return (
    <div className="text-ink-3 pt-1 pb-0.5 text-center text-[0.65625rem] font-[580]">{label}</div>
  );
}
