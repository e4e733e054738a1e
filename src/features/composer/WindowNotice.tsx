import { Timer } from "lucide-react";
import { personLabel } from "../../domain/person.ts";
import type { WindowOfPerson } from "../../store/useWhatsappWindows.ts";
import { formatListTime, formatTime } from "../../texts/times.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";

interface WindowNoticeProps {
  /** Those whose window is closed; at least one. */
  closed: readonly WindowOfPerson[];
  onChooseTemplate(): void;
}

/** Stands in the box while somebody's WhatsApp window is closed. What is typed stays. */
export function WindowNotice({ closed, onChooseTemplate }: WindowNoticeProps) {
  const { composer } = useTexts();
  const [first] = closed;
  if (first === undefined) return null;
  const name = personLabel(first.person) || composer.somebody;
  const words =
    closed.length === 1
      ? composer.windowClosed(name, closingTime(first))
      : composer.windowsClosed(closed.length);
  return (
    <div className="bg-warn-tint text-small rounded-field flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
      <Icon icon={Timer} className="text-warn" />
      <p role="status" className="min-w-40 flex-1 text-pretty">
        {words}
      </p>
      <Button size="small" onClick={onChooseTemplate}>
        {composer.chooseTemplate}
      </Button>
    </div>
  );
}

/** The time of the day alone would be wrong for yesterday. */
export function closingTime({ window }: WindowOfPerson): string | null {
  if (window.state !== "closed" || window.closedAt === null) return null;
  const day = formatListTime(window.closedAt);
  const time = formatTime(window.closedAt);
  return day === time ? time : `${time}, ${day}`;
}
