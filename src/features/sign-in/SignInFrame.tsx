import type { ReactNode } from "react";
import { useStartTexts } from "../../texts/useStartTexts.ts";
import type { AvatarFace } from "../../ui/avatarFace.ts";
import { Brand } from "../../ui/Brand.tsx";
import { PartyDrawing } from "../../ui/PartyDrawing.tsx";

interface SignInFrameProps {
  title: string;
  sentence: string;
  /** Who chats in the drawing. */
  face: AvatarFace;
  children: ReactNode;
}

/** Numbers for the drawing only; the same as in the demo. */
const drawing = {
  sms: [
    { number: "+1 650 555 1111", country: "US", countryName: "" },
    { number: "+1 650 555 2222", country: "US", countryName: "" },
  ],
  whatsapp: [
    { number: "+44 7700 900483", country: "GB", countryName: "" },
    { number: "+44 7700 900216", country: "GB", countryName: "" },
  ],
} as const;

/** The page on which somebody signs in, by whichever way; beside it a drawing of what this is about. */
export function SignInFrame({ title, sentence, face, children }: SignInFrameProps) {
  const texts = useStartTexts();
  return (
    <div className="bg-surface grid min-h-dvh md:grid-cols-2">
      <main className="flex items-center justify-center px-6 py-10">
        <div className="w-full max-w-[344px]">
          <Brand name={texts.app.product} />
          <h1 className="text-display mt-7 font-[640]">{title}</h1>
          <p className="text-body text-ink-2 mt-2 text-pretty">{sentence}</p>
          {children}
        </div>
      </main>
      <div className="border-hairline bg-canvas hidden overflow-hidden border-s md:block">
        <PartyDrawing {...drawing} face={face} />
      </div>
    </div>
  );
}
