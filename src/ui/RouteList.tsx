import { Avatar } from "./Avatar.tsx";
import { cx } from "./cx.ts";
import { DeliveryStatus } from "./DeliveryStatus.tsx";
import { DropLine } from "./DropLine.tsx";
import { LineKey } from "./LineKey.tsx";
import { LineSwatch } from "./LineSwatch.tsx";
import type { RouteAuthor, RouteNode, RoutePlate, RouteStop } from "./routeParts.ts";

export interface RouteListProps {
  label: string;
  author: RouteAuthor;
  node: RouteNode;
  stops: readonly RouteStop[];
  /** For screen readers only, where the drawing is seen. */
  isHidden: boolean;
  /** When there are no stops. */
  nobody: string;
}

/** The way of a message as an indented list: what the drawing shows, where it does not fit and for those who cannot see it. */
export function RouteList(props: RouteListProps) {
  const { label, author, node, stops, isHidden, nobody } = props;
  return (
    <ol aria-label={label} className={cx(isHidden ? "sr-only" : "px-4 py-4")}>
      <li>
        <div className="flex gap-3">
          <span className="flex flex-none flex-col items-center gap-1">
            <Avatar face={author.face} size={36} />
            <DropLine channel={author.channel} className="min-h-4" />
          </span>
          <div className="min-w-0 pb-3">
            <p className={cx("truncate font-[620]", author.tabular && "tn")}>{author.name}</p>
            <p className="text-pane text-ink-3 leading-[1rem]">{author.note}</p>
            {author.plate !== null && <Via via={author.via} plate={author.plate} />}
          </div>
        </div>
        <div className="flex items-start gap-3 ps-1.5">
          <span
            aria-hidden="true"
            className="border-ink mt-px grid size-6 flex-none place-items-center rounded-full border-[2.5px]"
          >
            <span className="bg-ink size-2 rounded-full" />
          </span>
          <div className="min-w-0 ps-1.5">
            <p className="font-[620]">{node.title}</p>
            <p className="text-pane text-ink-3 tn leading-[1rem]">{node.note}</p>
          </div>
        </div>
        <ol className="mt-3 grid gap-3.5 ps-9">
          {stops.map((stop) => (
            <Stop key={stop.key} stop={stop} />
          ))}
        </ol>
        {stops.length === 0 && <p className="text-small text-ink-3 ps-12">{nobody}</p>}
      </li>
    </ol>
  );
}

function Stop({ stop }: { stop: RouteStop }) {
  return (
    <li className="flex items-start gap-2.5">
      <span className="mt-3.5 flex w-5 flex-none">
        <LineSwatch channel={stop.channel} size="fill" />
      </span>
      <Avatar face={stop.face} size={32} />
      <div className="min-w-0 flex-1">
        <p className={cx("truncate font-[600]", stop.tabular && "tn")}>{stop.name}</p>
        <Via via={stop.via} plate={stop.plate} />
      </div>
      <div className="flex-none text-end">
        {stop.state === null ? (
          <span className="text-meta text-ink-3">{stop.stateLabel}</span>
        ) : (
          <DeliveryStatus state={stop.state} label={stop.stateLabel} />
        )}
        <p className="text-meta text-ink-3 tn">{stop.time}</p>
      </div>
    </li>
  );
}

function Via({ via, plate }: { via: string; plate: RoutePlate | null }) {
  return (
    <p className="text-pane text-ink-3 mt-0.5 flex flex-wrap items-center gap-x-1.5 gap-y-0.5">
      {via}
      {plate !== null && (
        <span className="flex items-center gap-1.5">
          <LineKey letter={plate.letter} />
          <span className="tn">{plate.number}</span>
        </span>
      )}
    </p>
  );
}
