import { type FormEvent, useState } from "react";
import { errorFacts } from "../../domain/errorFacts.ts";
import type { Identity } from "../../domain/identity.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useMe, useUserName } from "../../store/usePeople.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";

/** How others see whoever is signed in. */
export function OwnName() {
  const me = useMe();
  return me === null ? null : <NameField me={me} />;
}

function NameField({ me }: { me: Identity }) {
  const { settings, details, errors } = useAllTexts();
  const { setOwnName } = useChatCommands();
  const known = useUserName(me);
  const [name, setName] = useState(known);
  const [error, setError] = useState<string>();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setError(settings.nameEmpty);
    setOwnName(name.trim()).then(
      () => setError(undefined),
      (refused: unknown) => setError(errors.sentence(errorFacts(refused))),
    );
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2.5" noValidate>
      <TextField
        className="min-w-0 flex-1 basis-48"
        label={settings.name}
        hint={settings.nameHint(me)}
        maxLength={256}
        value={name}
        {...(error !== undefined && { error })}
        onChange={(event) => {
          setName(event.target.value);
          setError(undefined);
        }}
      />
      <Button
        type="submit"
        disabled={name.trim() === known}
        className="mb-6 h-[calc(1rem+24px)] max-md:h-[calc(1rem+28px)]"
      >
        {details.save}
      </Button>
    </form>
  );
}
