import { useTexts } from "../texts/useTexts.ts";

/** Before the first answer of the server: an empty page that says so to who cannot see it. */
export function Starting() {
  const texts = useTexts();
  return (
    <div className="bg-canvas min-h-dvh" role="status" aria-busy="true">
      <span className="sr-only">{texts.app.starting}</span>
    </div>
  );
}
