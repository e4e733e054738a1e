import { useCallback, useEffect, useState } from "react";
import { encode } from "uqr";
import * as v from "valibot";
import { formatTime } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { copyText } from "../../ui/copyText.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Note } from "../../ui/Note.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { call } from "./call.ts";

const linkSchema = v.object({
  links: v.pipe(v.array(v.string()), v.minLength(1)),
  expiresAt: v.pipe(
    v.string(),
    v.transform((text) => Date.parse(text)),
  ),
});

type PhoneLinks = v.InferOutput<typeof linkSchema>;

/** The phones on a real phone: a link and its QR code, where whoever runs it has allowed that. */
export function PhoneLink({ onClose }: { onClose(): void }) {
  const { shell, story } = useAllTexts();
  const texts = story.link;
  const [made, setMade] = useState<PhoneLinks | "off">();
  const [chosen, setChosen] = useState(0);

  const make = useCallback(() => {
    call(linkSchema, "/_emulator/phones-link", { method: "POST" }).then(setMade, () =>
      setMade("off"),
    );
  }, []);
  useEffect(make, [make]);

  const links = made === undefined || made === "off" ? [] : made.links;
  const link = links[chosen] ?? links[0];
  return (
    <Dialog
      open
      onClose={onClose}
      title={texts.title}
      description={texts.description}
      closeLabel={shell.close}
      footer={
        link !== undefined && (
          <>
            <Button variant="quiet" onClick={make}>
              {texts.again}
            </Button>
            <Button
              variant="primary"
              onClick={() => {
                void copyText(link, { copied: texts.copied, failed: shell.copyFailed });
              }}
            >
              {texts.copy}
            </Button>
          </>
        )
      }
    >
      {made === "off" && (
        <Note tone="idle" title={texts.offTitle}>
          {texts.off}
        </Note>
      )}
      {link !== undefined && made !== undefined && made !== "off" && (
        <div className="grid justify-items-center gap-4">
          <QrPicture text={link} label={texts.qr} />
          {links.length > 1 ? (
            <SelectField
              label={texts.copy}
              hideLabel
              className="w-full"
              value={String(chosen)}
              options={links.map((each, at) => ({ value: String(at), label: new URL(each).host }))}
              onChange={(event) => setChosen(Number(event.target.value))}
            />
          ) : (
            <p className="text-ui tn" dir="ltr">
              {new URL(link).host}
            </p>
          )}
          <p role="status" className="text-small text-ink-2 text-center text-pretty">
            {texts.expires(formatTime(made.expiresAt))}
          </p>
        </div>
      )}
    </Dialog>
  );
}

/** Dark on white in both themes: cameras want it so. */
function QrPicture({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 3 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="rounded-card size-[min(280px,70vw)]"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
