export function TypingLine({ label }: { label: string }) {
  return (
    <div role="status" className="text-pane text-ink-3 flex h-[1.375rem] items-center gap-2">
      {label && (
        <>
          <span aria-hidden="true" className="flex gap-[3px]">
            <span className="animate-typing bg-ink-3 size-[5px] rounded-full" />
            <span className="animate-typing bg-ink-3 size-[5px] rounded-full opacity-65 [animation-delay:160ms]" />
            <span className="animate-typing bg-ink-3 size-[5px] rounded-full opacity-35 [animation-delay:320ms]" />
          </span>
          {label}
        </>
      )}
    </div>
  );
}
