import { Logo } from "./Logo.tsx";

export interface BrandProps {
  name: string;
}

export function Brand({ name }: BrandProps) {
  return (
    <span className="flex flex-none items-center gap-[9px] text-[1rem] font-[680] tracking-[-0.015em]">
      <Logo />
      {/* With large text on a narrow screen there is room for the sign only. */}
      <span className="@max-[16rem]/bar:sr-only">{name}</span>
    </span>
  );
}
