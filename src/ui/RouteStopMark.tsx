import { X } from "lucide-react";
import { Avatar } from "./Avatar.tsx";
import { DeliveryStatus } from "./DeliveryStatus.tsx";
import { Icon } from "./Icon.tsx";
import { LineKey } from "./LineKey.tsx";
import { NumberPlate } from "./NumberPlate.tsx";
import type { RouteGeometry } from "./routeGeometry.ts";
import { isCut, type RouteStop } from "./routeParts.ts";
import { TwilioPlate } from "./TwilioPlate.tsx";

export interface RouteStopMarkProps {
  stop: RouteStop;
  geometry: RouteGeometry;
  y: number;
  isMini: boolean;
}

/** One recipient at the right of the drawing, with the number on the line and what became of the message. */
export function RouteStopMark({ stop, geometry, y, isMini }: RouteStopMarkProps) {
  const { cutX } = geometry;
  return (
    <>
      <OnTheLine stop={stop} geometry={geometry} y={y} isMini={isMini} />
      {isCut(stop) && (
        <span className="text-bad absolute" style={{ insetInlineStart: cutX - 8, top: y - 8 }}>
          <Icon icon={X} size={16} />
        </span>
      )}
      {isMini ? (
        <MiniStop stop={stop} geometry={geometry} y={y} />
      ) : (
        <Stop stop={stop} geometry={geometry} y={y} />
      )}
    </>
  );
}

function OnTheLine({ stop, geometry, y, isMini }: RouteStopMarkProps) {
  const { outX, room } = geometry;
  if (stop.plate === null) {
    // The mini drawing has no room for the word, and a compact one little.
    if (isMini || room !== "wide") return null;
    return (
      <span
        className="bg-surface text-pane text-ink-3 absolute px-2"
        style={{ insetInlineStart: outX + 32, top: y - 10 }}
      >
        {stop.withoutPlate}
      </span>
    );
  }
  return (
    <span
      className={`rounded-plate bg-surface absolute flex ${isMini ? "shadow-[0_0_0_4px_var(--color-surface)]" : "shadow-[0_0_0_6px_var(--color-surface)]"}`}
      style={{ insetInlineStart: outX, top: y - (room === "wide" ? 11 : 9) }}
    >
      {room === "wide" ? <TwilioPlate {...stop.plate} /> : <LineKey letter={stop.plate.letter} />}
    </span>
  );
}

type PlacedStop = Omit<RouteStopMarkProps, "isMini">;

function Stop({ stop, geometry, y }: PlacedStop) {
  const isWide = geometry.room === "wide";
  const status = <Status stop={stop} label={stop.stateLabel} />;
  return (
    <div
      className="absolute end-0 flex items-center gap-[11px]"
      style={{ insetInlineStart: geometry.reachedX, top: y - 18 }}
    >
      <span className="bg-surface rounded-row flex shadow-[0_0_0_5px_var(--color-surface)]">
        <Avatar face={stop.face} size={36} />
      </span>
      <div className="min-w-0 flex-1">
        <p className={`truncate font-[600] ${stop.tabular ? "tn" : ""}`}>{stop.name}</p>
        {isWide ? (
          <p className="text-pane text-ink-3 truncate leading-[1rem]">{stop.note}</p>
        ) : (
          <p className="flex items-center gap-2 leading-[1rem]">
            {status}
            <span className="text-meta text-ink-3 tn">{stop.time}</span>
          </p>
        )}
      </div>
      {isWide && (
        <div className="flex-none text-end leading-[1rem]">
          {status}
          <p className="text-meta text-ink-3 tn">{stop.time}</p>
        </div>
      )}
    </div>
  );
}

function MiniStop({ stop, geometry, y }: PlacedStop) {
  const isScant = geometry.room === "scant";
  const hasPlate = !isScant && stop.phone !== null;
  return (
    <div
      className="absolute end-0 flex h-[1.5rem] items-center justify-between gap-2"
      style={{ insetInlineStart: geometry.reachedX, top: y - 12 }}
    >
      <span className="bg-surface rounded-plate flex min-w-0 items-center gap-2 shadow-[0_0_0_4px_var(--color-surface)]">
        {hasPlate && stop.phone !== null ? (
          <NumberPlate {...stop.phone} channel={stop.channel === "whatsapp" ? "whatsapp" : "sms"} />
        ) : (
          <Avatar face={stop.face} size={24} />
        )}
        {stop.phone === null && !isScant && <span className="text-pane truncate">{stop.name}</span>}
      </span>
      {/* Where there is scant room the sign stands alone; the words are in the text of the way. */}
      <Status stop={stop} label={isScant && stop.state !== null ? "" : stop.shortLabel} />
    </div>
  );
}

function Status({ stop, label }: { stop: RouteStop; label: string }) {
  if (stop.state === null) return <span className="text-meta text-ink-3">{label}</span>;
  return <DeliveryStatus state={stop.state} label={label} />;
}
