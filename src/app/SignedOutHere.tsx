import { useEffect } from "react";
import { useStartTexts } from "../texts/useStartTexts.ts";
import { Button } from "../ui/Button.tsx";

/** After signing out without a way to the server: what is done, and what is not. */
export function SignedOutHere({ onRetry }: { onRetry(): void }) {
  const { app } = useStartTexts();
  useEffect(() => {
    addEventListener("online", onRetry);
    return () => removeEventListener("online", onRetry);
  }, [onRetry]);
  return (
    <main className="bg-canvas flex min-h-dvh flex-col items-center justify-center gap-4 p-6 text-center">
      <h1 className="text-heading text-ink font-[620]">{app.signedOutHere}</h1>
      <p role="status" className="text-body text-ink-2 max-w-[420px] text-pretty">
        {app.signedOutHereSentence}
      </p>
      <Button onClick={onRetry}>{app.tryAgain}</Button>
    </main>
  );
}
