import { useState } from "react";
import { type ErrorFacts, errorFacts } from "../../domain/errorFacts.ts";
import { useStartTexts } from "../../texts/useStartTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { SignInFrame } from "./SignInFrame.tsx";

interface InvitedSignInProps {
  invitation: { identity: string; once: boolean };
  /** Who is signed in already, in this browser. */
  signedInAs: string | null;
  onAccept(): Promise<void>;
  onStay(): void;
}

/**
 * Opening the link only shows this; a press signs in. So programs that look into mail use nothing up, and nobody is signed
 * in as somebody else by a link that was slipped to them.
 */
export function InvitedSignIn({ invitation, signedInAs, onAccept, onStay }: InvitedSignInProps) {
  const { signIn, errors } = useStartTexts();
  const { invited } = signIn;
  const [error, setError] = useState<ErrorFacts>();
  const [busy, setBusy] = useState(false);

  const handleAccept = () => {
    setBusy(true);
    onAccept().catch((reason: unknown) => {
      setBusy(false);
      setError(errorFacts(reason));
    });
  };

  return (
    <SignInFrame
      title={invited.title}
      sentence={invited.sentence(invitation.identity)}
      face={{ kind: "person", name: invitation.identity, identity: invitation.identity }}
    >
      {error !== undefined && (
        <div className="mt-5">
          <Note tone="bad" title={signIn.failed} role="alert">
            {errors.sentence(error)}
          </Note>
        </div>
      )}
      {signedInAs !== null && (
        <div className="mt-5">
          <Note tone="warn" title={invited.signedInAs(signedInAs)} />
        </div>
      )}
      <div className="mt-6 grid grid-cols-1 gap-2">
        <Button variant="primary" onClick={handleAccept} {...(busy && { disabled: true })}>
          <span className="truncate">{invited.accept(invitation.identity)}</span>
        </Button>
        {signedInAs !== null && (
          <Button variant="quiet" onClick={onStay}>
            <span className="truncate">{invited.stay(signedInAs)}</span>
          </Button>
        )}
      </div>
      {invitation.once && <p className="text-small text-ink-3 mt-7">{invited.once}</p>}
    </SignInFrame>
  );
}
