import type { ChatError } from "../domain/chatError.ts";
import { useStartTexts } from "../texts/useStartTexts.ts";
import { Button } from "../ui/Button.tsx";

interface ServerDownProps {
  error: ChatError;
  onRetry(): void;
}

export function ServerDown({ error, onRetry }: ServerDownProps) {
  const texts = useStartTexts();
  const sentence = error.kind === "offline" ? texts.app.serverDown : texts.errors.sentence(error);
  return (
    <main className="bg-canvas flex min-h-dvh flex-col items-center justify-center gap-4 p-6">
      <p role="alert" className="text-body text-ink">
        {sentence}
      </p>
      <Button onClick={onRetry}>{texts.app.tryAgain}</Button>
    </main>
  );
}
