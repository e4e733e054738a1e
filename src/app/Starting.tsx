import { useStartTexts } from "../texts/useStartTexts.ts";

/** Before the first answer of the server: an empty page that says so to who cannot see it. */
export function Starting() {
  const texts = useStartTexts();
  return (
    <div className="bg-canvas min-h-dvh" role="status" aria-busy="true">
      <span className="sr-only">{texts.app.starting}</span>
    </div>
  );
}
