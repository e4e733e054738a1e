import { type FormEvent, useId, useState } from "react";
import { type ErrorFacts, errorFacts } from "../../domain/errorFacts.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useLocalCountry } from "../../store/useLocalCountry.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Note } from "../../ui/Note.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { type NewPerson, readPerson } from "./newPeople.ts";
import { NewPersonRow } from "./NewPersonRow.tsx";
import { useCreateConversation } from "./useCreateConversation.ts";
import { usePeopleOf } from "./usePeopleOf.ts";
import { usePeopleToAdd } from "./usePeopleToAdd.ts";

interface NewConversationDialogProps {
  /** A conversation whose name and people it begins with. */
  like?: ConversationSid;
  onClose(): void;
  onCreated(sid: ConversationSid): void;
}

type Attempt =
  | { state: "editing" }
  | { state: "busy" }
  | { state: "refused"; error: ErrorFacts }
  /** The conversation is there, but not everybody could be added. */
  | {
      state: "partly";
      sid: ConversationSid;
      failures: readonly { name: string; error: ErrorFacts }[];
    };

/** A name, people and numbers in one dialog. */
export function NewConversationDialog({ like, onClose, onCreated }: NewConversationDialogProps) {
  const texts = useAllTexts();
  const formId = useId();
  const model = usePeopleOf(like);
  const [name, setName] = useState(model.name);
  const [attempt, setAttempt] = useState<Attempt>({ state: "editing" });
  const people = usePeopleToAdd(model.people);
  const create = useCreateConversation();

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt({ state: "busy" });
    create(name.trim(), people.resolved).then(
      ({ sid, failures }) => {
        if (failures.length === 0) onCreated(sid);
        else setAttempt({ state: "partly", sid, failures });
      },
      (error: unknown) => setAttempt({ state: "refused", error: errorFacts(error) }),
    );
  };

  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={texts.list.createTitle}
      description={texts.list.createDescription}
      closeLabel={texts.shell.close}
      footer={
        attempt.state === "partly" ? (
          <Button variant="primary" onClick={() => onCreated(attempt.sid)}>
            {texts.list.open}
          </Button>
        ) : (
          <>
            <Button variant="quiet" onClick={onClose}>
              {texts.shell.cancel}
            </Button>
            <Button
              variant="primary"
              type="submit"
              form={formId}
              disabled={attempt.state === "busy"}
            >
              {texts.list.create}
            </Button>
          </>
        )
      }
    >
      {attempt.state === "partly" ? (
        <Note tone="warn" title={texts.list.created} role="alert">
          <ul>
            {attempt.failures.map(({ name: who, error }) => (
              <li key={who}>
                <b className="font-semibold">{who}</b>: {texts.errors.sentence(error)}
              </li>
            ))}
          </ul>
        </Note>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-[18px]">
          {attempt.state === "refused" && (
            <Note
              tone="bad"
              title={texts.details.failed}
              role="alert"
              {...(attempt.error.code !== null && { code: attempt.error.code })}
            >
              {texts.errors.sentence(attempt.error)}
            </Note>
          )}
          <form id={formId} onSubmit={handleSubmit}>
            <TextField
              label={texts.list.name}
              hint={texts.list.nameHint}
              value={name}
              maxLength={256}
              onChange={(event) => setName(event.target.value)}
            />
          </form>
          <AddPerson known={people.resolved.map(({ person }) => person)} onAdd={people.add} />
          {people.resolved.length > 0 && (
            <ul className="grid gap-2" aria-label={texts.list.addedPeople}>
              {people.resolved.map((resolved) => (
                <NewPersonRow
                  key={resolved.person.key}
                  resolved={resolved}
                  onPick={people.pick}
                  onRemove={people.remove}
                />
              ))}
            </ul>
          )}
        </div>
      )}
    </Dialog>
  );
}

interface AddPersonProps {
  known: readonly NewPerson[];
  onAdd(person: NewPerson): void;
}

function AddPerson({ known, onAdd }: AddPersonProps) {
  const texts = useAllTexts();
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const country = useLocalCountry();

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const read = readPerson(text, country);
    if ("problem" in read) {
      setError(texts.details.problems[read.problem]);
    } else if (known.some((person) => person.key === read.key)) {
      setError(texts.list.alreadyAdded);
    } else {
      onAdd(read);
      setText("");
    }
  };

  return (
    <form onSubmit={handleSubmit} className="flex flex-wrap items-start gap-2">
      <div className="min-w-0 flex-1 basis-[min(100%,10rem)]">
        <TextField
          label={texts.list.person}
          hint={texts.list.personHint}
          autoComplete="off"
          value={text}
          {...(error !== undefined && { error })}
          onChange={(event) => {
            setText(event.target.value);
            setError(undefined);
          }}
        />
      </div>
      {/* On the line of the field, below its label. */}
      <Button type="submit" className="mt-6 h-[calc(1rem+24px)] max-md:h-[calc(1rem+28px)]">
        {texts.list.add}
      </Button>
    </form>
  );
}
