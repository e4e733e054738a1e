import { type FormEvent, useId, useState } from "react";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { saveState } from "./stateCalls.ts";

interface SaveFirstProps {
  onBegin(): void;
  onClose(): void;
}

/** Before a scene takes the place of what somebody has made. */
export function SaveFirst({ onBegin, onClose }: SaveFirstProps) {
  const { shell, story } = useAllTexts();
  const texts = story.states;
  const formId = useId();
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();

  const save = (event: FormEvent) => {
    event.preventDefault();
    saveState(name.trim()).then(onBegin, (error: unknown) =>
      setProblem(error instanceof Error ? error.message : texts.failed),
    );
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={texts.beginTitle}
      description={texts.beginSentence}
      closeLabel={shell.close}
      footerStart={
        <Button variant="quiet" onClick={onClose}>
          {shell.cancel}
        </Button>
      }
      footer={
        <>
          <Button onClick={onBegin}>{texts.begin}</Button>
          <Button variant="primary" type="submit" form={formId} disabled={name.trim() === ""}>
            {texts.saveAndBegin}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={save} noValidate>
        <TextField
          label={texts.name}
          maxLength={60}
          autoComplete="off"
          value={name}
          {...(problem !== undefined && { error: problem })}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
