import { Pencil } from "lucide-react";
import { Icon } from "./Icon.tsx";

/** Over the lower edge of a thread, while a message that is being changed is out of view. Comes a moment late. */
export function EditAway({ label, onGo }: { label: string; onGo: () => void }) {
  return (
    <button
      type="button"
      onClick={onGo}
      className="animate-appear bg-raised text-small shadow-e3 text-accent-ink hover:bg-hover active:bg-selected flex items-center gap-1.5 rounded-[10px] px-3 font-[600] [animation-delay:300ms] [animation-fill-mode:backwards] max-md:min-h-11 md:min-h-9"
    >
      <Icon icon={Pencil} size={16} />
      {label}
    </button>
  );
}
