import type { ErrorFacts } from "../../domain/errorFacts.ts";
import { useStartTexts } from "../../texts/useStartTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { faceOfStranger } from "./faceOfStranger.ts";
import { SignInFrame } from "./SignInFrame.tsx";

interface BadInvitationProps {
  error: ErrorFacts;
  signedInAs: string | null;
  onStay(): void;
}

export function BadInvitation({ error, signedInAs, onStay }: BadInvitationProps) {
  const { signIn, errors } = useStartTexts();
  return (
    <SignInFrame
      title={signIn.invited.refusedTitle}
      sentence={errors.sentence(error)}
      face={faceOfStranger}
    >
      {signedInAs !== null && (
        <Button variant="primary" className="mt-6 w-full" onClick={onStay}>
          {signIn.invited.stay(signedInAs)}
        </Button>
      )}
    </SignInFrame>
  );
}
