import { type FormEvent, useEffect, useState } from "react";
import type { Address } from "../../domain/address.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { EmulatorError, openSession } from "./emulatorApi.ts";
import { PhonesPage } from "./PhonesPage.tsx";

interface PhonesGateProps {
  address: Address | undefined;
  /** From the link that somebody came by. */
  passcode: string | undefined;
}

/** The page of the phones, behind the passcode where the emulator asks for one (docs/emulator.md). */
export function PhonesGate({ address, passcode }: PhonesGateProps) {
  const { phones: texts } = useAllTexts();
  const [gate, setGate] = useState<"asking" | "open" | "locked" | "wrong" | "failed">("asking");

  const enter = (word: string | undefined) =>
    openSession(word).then(
      () => setGate("open"),
      (error: unknown) => {
        const isRefusal = error instanceof EmulatorError && error.status === 401;
        setGate(isRefusal ? (word === undefined ? "locked" : "wrong") : "failed");
      },
    );
  useEffect(() => void enter(passcode), [passcode]);

  if (gate === "open") return <PhonesPage address={address} />;
  if (gate === "asking") {
    return (
      <p role="status" className="sr-only">
        {texts.loading}
      </p>
    );
  }
  if (gate === "failed") {
    return (
      <div className="p-4">
        <Note
          tone="bad"
          title={texts.failed}
          role="alert"
          actions={
            <Button size="small" onClick={() => void enter(passcode)}>
              {texts.tryAgain}
            </Button>
          }
        >
          {texts.failedSentence}
        </Note>
      </div>
    );
  }
  return <PasscodeForm isWrong={gate === "wrong"} onEnter={(word) => void enter(word)} />;
}

interface PasscodeFormProps {
  isWrong: boolean;
  onEnter(passcode: string): void;
}

function PasscodeForm({ isWrong, onEnter }: PasscodeFormProps) {
  const { phones: texts } = useAllTexts();
  const [text, setText] = useState("");

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") onEnter(text.trim());
  };

  return (
    <form onSubmit={handleSubmit} className="m-auto grid w-full max-w-[344px] gap-4 p-4">
      <h1 className="text-title text-pretty">{texts.passcodeTitle}</h1>
      <TextField
        label={texts.passcode}
        hint={texts.passcodeHint}
        type="password"
        autoComplete="current-password"
        value={text}
        {...(isWrong && { error: texts.passcodeWrong })}
        onChange={(event) => setText(event.target.value)}
      />
      <Button variant="primary" type="submit">
        {texts.passcodeOpen}
      </Button>
    </form>
  );
}
