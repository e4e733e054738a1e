import { Avatar } from "./Avatar.tsx";
import { LineKey } from "./LineKey.tsx";
import type { RouteGeometry } from "./routeGeometry.ts";
import type { RouteAuthor } from "./routeParts.ts";
import { TwilioPlate } from "./TwilioPlate.tsx";

export interface RouteAuthorMarkProps {
  author: RouteAuthor;
  geometry: RouteGeometry;
  isMini: boolean;
}

/** The author at the left of the drawing, and the number that they texted on the line. */
export function RouteAuthorMark({ author, geometry, isMini }: RouteAuthorMarkProps) {
  const { centerY, inX, nodeX, room } = geometry;
  if (isMini) {
    return (
      <span className="absolute start-[-2px]" style={{ top: centerY - 14 }}>
        <Avatar face={author.face} size={28} />
      </span>
    );
  }
  return (
    <>
      <div
        className="bg-surface absolute start-0 flex items-center gap-[11px] pe-2.5"
        style={{ top: centerY - 18, maxWidth: inX - 8 }}
      >
        <Avatar face={author.face} size={36} />
        <div className="min-w-0">
          <p className={`truncate font-[620] ${author.tabular ? "tn" : ""}`}>{author.name}</p>
          <p className="text-pane text-ink-3 truncate leading-[1rem]">{author.note}</p>
        </div>
      </div>
      {author.plate === null ? (
        <span
          className="absolute flex justify-center"
          style={{ insetInlineStart: inX, width: nodeX - inX, top: centerY - 10 }}
        >
          <span className="bg-surface text-pane text-ink-3 px-2">{author.withoutPlate}</span>
        </span>
      ) : (
        <span
          className="rounded-plate bg-surface absolute flex shadow-[0_0_0_6px_var(--color-surface)]"
          style={{ insetInlineStart: inX, top: centerY - (room === "wide" ? 11 : 9) }}
        >
          {room === "wide" ? (
            <TwilioPlate {...author.plate} />
          ) : (
            <LineKey letter={author.plate.letter} />
          )}
        </span>
      )}
    </>
  );
}
