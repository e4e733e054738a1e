import { Avatar } from "./Avatar.tsx";
import type { AvatarFace } from "./avatarFace.ts";
import { NumberPlate } from "./NumberPlate.tsx";

export interface PartyDrawingPhone {
  number: string;
  country: string;
  countryName: string;
}

export interface PartyDrawingProps {
  /** Two phones by SMS, from the top. */
  sms: readonly [PartyDrawingPhone, PartyDrawingPhone];
  /** Two phones on WhatsApp, below them. */
  whatsapp: readonly [PartyDrawingPhone, PartyDrawingPhone];
  face: AvatarFace;
}

const WIDTH = 640;
const rows = [228, 323, 495, 590];
const NODE = { x: 374, y: 400 };

function leg(y: number): string {
  // Out of the plate to the right, then over to the node; the end leans towards the middle, so that the legs fan in.
  const endY = NODE.y + (y - NODE.y) / 20;
  return `M0 ${y}H214C284 ${y} 276 ${endY} ${NODE.x - 33} ${endY}`;
}

/** The large line drawing beside the sign-in form: four phones and one person on the same line. Decorative. */
export function PartyDrawing({ sms, whatsapp, face }: PartyDrawingProps) {
  const phones = [...sms, ...whatsapp];
  return (
    // A drawing, not text: it runs from left to right in every language.
    <div
      dir="ltr"
      aria-hidden="true"
      className="bg-canvas relative h-full min-h-[640px] overflow-hidden"
    >
      <div className="absolute start-0 top-1/2 h-[800px] w-full -translate-y-1/2">
        <svg
          width={WIDTH}
          height="800"
          fill="none"
          className="absolute start-0 top-0 overflow-visible"
        >
          {rows.map((y, row) =>
            row < 2 ? (
              <path
                key={y}
                d={leg(y)}
                stroke="var(--color-sms-line)"
                strokeWidth="2.5"
                strokeDasharray="6 4"
              />
            ) : (
              <g key={y}>
                <path d={leg(y)} stroke="var(--color-wa-line)" strokeWidth="5" />
                <path d={leg(y)} stroke="var(--color-canvas)" strokeWidth="2" />
              </g>
            ),
          )}
          <path
            d={`M${NODE.x + 33} ${NODE.y}H4000`}
            stroke="var(--color-chat-line)"
            strokeWidth="2.5"
          />
          <circle
            cx={NODE.x}
            cy={NODE.y}
            r="32"
            fill="var(--color-canvas)"
            stroke="var(--color-ink)"
            strokeWidth="3"
          />
          <circle cx={NODE.x} cy={NODE.y} r="8.5" fill="var(--color-ink)" />
        </svg>
        {phones.map((phone, row) => (
          <span
            key={phone.number}
            className="rounded-plate absolute flex shadow-[0_0_0_7px_var(--color-canvas)]"
            style={{ insetInlineStart: 57, top: (rows[row] ?? 0) - 11 }}
          >
            <NumberPlate {...phone} channel={row < 2 ? "sms" : "whatsapp"} />
          </span>
        ))}
        <span
          className="absolute rounded-full shadow-[0_0_0_7px_var(--color-canvas)]"
          style={{ insetInlineStart: 559, top: NODE.y - 18 }}
        >
          <Avatar face={face} size={36} />
        </span>
      </div>
    </div>
  );
}
