import { ArrowRight } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type ErrorFacts, errorFacts } from "../../domain/errorFacts.ts";
import { parseIdentity } from "../../domain/identity.ts";
import { useStartTexts } from "../../texts/useStartTexts.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import type { AvatarFace } from "../../ui/avatarFace.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { SignInFrame } from "./SignInFrame.tsx";

interface SignInProps {
  people: readonly { identity: string; friendlyName: string }[];
  passcodeRequired: boolean;
  onSignIn(identity: string, passcode?: string): Promise<void>;
}

type Attempt =
  | { state: "idle" }
  | { state: "busy"; identity: string }
  | { state: "failed"; error: ErrorFacts };

export function SignIn({ people, passcodeRequired, onSignIn }: SignInProps) {
  const texts = useStartTexts();
  const [attempt, setAttempt] = useState<Attempt>({ state: "idle" });
  const [passcode, setPasscode] = useState("");
  const [passcodeError, setPasscodeError] = useState<string>();

  const signIn = (identity: string) => {
    if (passcodeRequired && passcode.trim() === "") {
      setPasscodeError(texts.signIn.passcodeMissing);
      return;
    }
    setAttempt({ state: "busy", identity });
    onSignIn(identity, passcodeRequired ? passcode.trim() : undefined).catch((error: unknown) => {
      setAttempt({ state: "failed", error: errorFacts(error) });
    });
  };

  return (
    <SignInFrame
      title={texts.signIn.title}
      sentence={people.length > 0 ? texts.signIn.sentence : texts.signIn.sentenceAlone}
      face={faceOf(people[0])}
    >
      {attempt.state === "failed" && (
        <div className="mt-5">
          <Note
            tone="bad"
            title={texts.signIn.failed}
            role="alert"
            {...(attempt.error.code !== null && { code: attempt.error.code })}
          >
            {texts.errors.sentence(attempt.error)}
          </Note>
        </div>
      )}
      {passcodeRequired && (
        <div className="mt-5">
          <TextField
            label={texts.signIn.passcode}
            hint={texts.signIn.passcodeHint}
            type="password"
            autoComplete="current-password"
            value={passcode}
            {...(passcodeError !== undefined && { error: passcodeError })}
            onChange={(event) => {
              setPasscode(event.target.value);
              setPasscodeError(undefined);
            }}
          />
        </div>
      )}
      {people.length > 0 && (
        <PeopleOptions
          people={people}
          busyWith={attempt.state === "busy" ? attempt.identity : undefined}
          onPick={signIn}
        />
      )}
      <NewPerson isOnly={people.length === 0} busy={attempt.state === "busy"} onJoin={signIn} />
      <p className="text-small text-ink-3 mt-7">{texts.signIn.footer}</p>
    </SignInFrame>
  );
}

interface PeopleOptionsProps {
  people: SignInProps["people"];
  busyWith: string | undefined;
  onPick(identity: string): void;
}

function PeopleOptions({ people, busyWith, onPick }: PeopleOptionsProps) {
  const texts = useStartTexts();
  return (
    <ul className="mt-6 grid gap-2" aria-label={texts.signIn.people}>
      {people.map((person) => (
        <li key={person.identity}>
          <button
            type="button"
            disabled={busyWith !== undefined}
            onClick={() => onPick(person.identity)}
            className="border-line-control/60 hover:bg-hover active:bg-selected rounded-row flex h-[calc(1rem+40px)] w-full items-center gap-3 border px-3.5 text-start disabled:opacity-60"
          >
            <Avatar face={faceOf(person)} size={36} />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{person.friendlyName}</span>
              <span className="text-ink-3 block truncate text-[12.5px]/[18px]">
                {person.identity}
              </span>
            </span>
            <ArrowRight size={18} strokeWidth={1.75} className="text-ink-2" aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface NewPersonProps {
  /** Nobody else can be picked. */
  isOnly: boolean;
  busy: boolean;
  onJoin(identity: string): void;
}

function NewPerson({ isOnly, busy, onJoin }: NewPersonProps) {
  const texts = useStartTexts();
  const [name, setName] = useState("");
  const [error, setError] = useState<string>();

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const identity = parseIdentity(name);
    if (identity === undefined) setError(texts.signIn.nameInvalid);
    else onJoin(identity);
  };

  return (
    <form onSubmit={handleSubmit} className="mt-6">
      {!isOnly && (
        <p className="text-ink-3 before:border-hairline after:border-hairline text-pane mb-5 flex items-center gap-3 before:flex-1 before:border-t after:flex-1 after:border-t">
          {texts.signIn.or}
        </p>
      )}
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            label={texts.signIn.name}
            hideLabel
            placeholder={texts.signIn.name}
            autoComplete="username"
            value={name}
            {...(error !== undefined && { error })}
            onChange={(event) => {
              setName(event.target.value);
              setError(undefined);
            }}
          />
        </div>
        <Button
          type="submit"
          variant="secondary"
          className="h-[calc(1rem+24px)] max-md:h-[calc(1rem+28px)]"
          {...(name.trim() === "" && { disabledReason: texts.signIn.joinNeedsName })}
          {...(busy && { disabled: true })}
        >
          {texts.signIn.join}
        </Button>
      </div>
    </form>
  );
}

function faceOf(person: SignInProps["people"][number] | undefined): AvatarFace {
  const { identity, friendlyName } = person ?? { identity: "alice", friendlyName: "Alice" };
  return { kind: "person", name: friendlyName, identity };
}
