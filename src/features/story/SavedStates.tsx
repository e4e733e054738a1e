import { Upload } from "lucide-react";
import { type FormEvent, useCallback, useEffect, useId, useRef, useState } from "react";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Note } from "../../ui/Note.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/toasts.ts";
import { resetToDemo } from "./emulatorCalls.ts";
import { SavedStateRow } from "./SavedStateRow.tsx";
import {
  fetchStates,
  loadState,
  nameOfFile,
  removeState,
  renameState,
  saveState,
  type StateList,
  uploadState,
} from "./stateCalls.ts";

/** States under a name: to save, to come back to, to hand on as a file. */
export function SavedStates({ onClose }: { onClose(): void }) {
  const { shell, story } = useAllTexts();
  const texts = story.states;
  const formId = useId();
  const { states, problem, act } = useStates();
  const [name, setName] = useState("");
  const [loading, setLoading] = useState<{ name: string; load(): Promise<void> }>();
  const [removing, setRemoving] = useState<string>();
  const wanted = name.trim();

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === "") return;
    act(async () => {
      await saveState(wanted);
      setName("");
      showToast({ text: texts.saved(wanted) });
    });
  };
  const load = (of: { name: string; load(): Promise<void> }) =>
    act(async () => {
      setLoading(undefined);
      await of.load();
      showToast({ text: texts.loaded(of.name) });
      onClose();
    });
  const askOrLoad = (of: { name: string; load(): Promise<void> }) =>
    states?.present.changed === true ? setLoading(of) : load(of);

  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={shell.savedStates}
      description={texts.description}
      closeLabel={shell.close}
      footerStart={
        <UploadButton onFile={(file) => act(() => uploadState(nameOfFile(file.name), file))} />
      }
      footer={
        <Button variant="quiet" onClick={onClose}>
          {shell.close}
        </Button>
      }
    >
      <form id={formId} onSubmit={save} className="flex items-end gap-2" noValidate>
        <TextField
          label={texts.name}
          className="min-w-0 flex-1"
          maxLength={60}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
          {...(states?.scenes.some((state) => state.name === wanted) && {
            hint: texts.replaceHint,
          })}
        />
        <Button
          type="submit"
          variant="primary"
          className="h-[calc(1rem+24px)]"
          disabled={wanted === ""}
        >
          {texts.save}
        </Button>
      </form>
      {problem !== undefined && (
        <Note tone="bad" title={texts.failed} role="alert">
          {problem}
        </Note>
      )}
      {states !== undefined && (
        <>
          <p className="text-small text-ink-3 mt-4" role="status">
            {presentWords(states, texts)}
          </p>
          <ul aria-label={texts.list} className="mt-1">
            <SavedStateRow
              name={texts.demo}
              onLoad={() => askOrLoad({ name: texts.demo, load: resetToDemo })}
            />
            {states.scenes.map((state) => (
              <SavedStateRow
                key={state.name}
                name={state.name}
                saved={state}
                onLoad={() => askOrLoad({ name: state.name, load: () => loadState(state.name) })}
                onRename={(to) => act(() => renameState(state.name, to))}
                onRemove={() => setRemoving(state.name)}
              />
            ))}
          </ul>
          {states.scenes.length === 0 && <p className="text-ui text-ink-2 mt-3">{texts.none}</p>}
        </>
      )}
      <ConfirmDialog
        open={loading !== undefined}
        title={texts.loadTitle(loading?.name ?? "")}
        confirmLabel={texts.load}
        cancelLabel={shell.cancel}
        destructive
        onConfirm={() => loading !== undefined && load(loading)}
        onClose={() => setLoading(undefined)}
      >
        {texts.loadSentence}
      </ConfirmDialog>
      <ConfirmDialog
        open={removing !== undefined}
        title={texts.removeTitle(removing ?? "")}
        confirmLabel={texts.remove}
        cancelLabel={shell.cancel}
        destructive
        onConfirm={() => {
          if (removing !== undefined) act(() => removeState(removing));
          setRemoving(undefined);
        }}
        onClose={() => setRemoving(undefined)}
      >
        {texts.removeSentence}
      </ConfirmDialog>
    </Dialog>
  );
}

/** The list, and a way to change it that tells what went wrong and looks again. */
function useStates() {
  const [states, setStates] = useState<StateList>();
  const [problem, setProblem] = useState<string>();
  const act = useCallback((work: () => Promise<void>) => {
    const run = async () => {
      try {
        await work();
        setProblem(undefined);
      } catch (error) {
        setProblem(error instanceof Error ? error.message : String(error));
      }
      setStates(await fetchStates());
    };
    run().catch((error: unknown) => setProblem(String(error)));
  }, []);
  useEffect(() => act(async () => {}), [act]);
  return { states, problem, act };
}

function presentWords(
  { present }: StateList,
  texts: ReturnType<typeof useAllTexts>["story"]["states"],
): string {
  if (present.name === null) return texts.nowUnknown;
  const seeds: Record<string, string> = { demo: texts.demo, empty: texts.empty };
  return texts.now(seeds[present.name] ?? present.name, present.changed);
}

function UploadButton({ onFile }: { onFile(file: File): void }) {
  const { story } = useAllTexts();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant="quiet" icon={Upload} onClick={() => input.current?.click()}>
        {story.states.upload}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".ndjson"
        aria-label={story.states.file}
        className="hidden"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = "";
        }}
      />
    </>
  );
}
