import { LogIn } from "lucide-react";
import { useStartTexts } from "../../texts/useStartTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { faceOfStranger } from "./faceOfStranger.ts";
import { SignInFrame } from "./SignInFrame.tsx";

interface TwilioSignInProps {
  /** A provider of accounts that the operator has set up. */
  provider: { name: string; path: string } | null;
  /** Why the provider sent the person back. */
  refusal: "cancelled" | "expired" | "notAllowed" | "provider" | null;
}

/** With a real account nobody just picks a name: there is an invitation, or an account elsewhere. */
export function TwilioSignIn({ provider, refusal }: TwilioSignInProps) {
  const { signIn } = useStartTexts();
  const { title, sentence, sentenceOrProvider, noInvitation, withProvider } = signIn.twilio;
  return (
    <SignInFrame
      title={title}
      sentence={provider === null ? sentence : sentenceOrProvider}
      face={faceOfStranger}
    >
      {refusal !== null && (
        <div className="mt-5">
          <Note tone="bad" title={signIn.failed} role="alert">
            {signIn.refused[refusal]}
          </Note>
        </div>
      )}
      {provider !== null && (
        <Button
          variant="primary"
          icon={LogIn}
          className="mt-6 w-full"
          onClick={() => location.assign(provider.path)}
        >
          {withProvider(provider.name)}
        </Button>
      )}
      <p className="text-small text-ink-3 mt-7">{noInvitation}</p>
    </SignInFrame>
  );
}
