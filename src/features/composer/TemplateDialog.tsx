import { type FormEvent, useId, useState } from "react";
import { type ContentTemplate, templateParts } from "../../domain/contentTemplate.ts";
import { personLabel } from "../../domain/person.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import type { WindowOfPerson } from "../../store/useWhatsappWindows.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TemplateForm } from "./TemplateForm.tsx";
import { TemplateList } from "./TemplateList.tsx";
import { TemplateRoute } from "./TemplateRoute.tsx";
import { useTemplates } from "./useTemplates.ts";
import { closingTime } from "./WindowNotice.tsx";

interface TemplateDialogProps {
  sid: ConversationSid;
  /** For whom it is, when it is for one WhatsApp person. */
  recipient: WindowOfPerson | undefined;
  onClose(): void;
}

/** Picks a template, fills it in and sends it. The text in the box stays. */
export function TemplateDialog({ sid, recipient, onClose }: TemplateDialogProps) {
  const texts = useAllTexts();
  const { sendContent } = useChatCommands();
  const formId = useId();
  const { templates, error } = useTemplates(sid, recipient?.address ?? null);
  const [picked, setPicked] = useState<ContentTemplate>();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const name = recipient === undefined ? null : personLabel(recipient.person);
  const isFilled = picked?.variables.every(({ key }) => (values[key] ?? "").trim() !== "") ?? false;

  const pick = (template: ContentTemplate) => {
    setPicked(template);
    setValues({});
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (picked === undefined || !isFilled) return;
    const body = templateParts(picked, values)
      .map(({ text }) => text)
      .join("");
    const { contentSid } = picked;
    sendContent(sid, {
      body,
      ...(contentSid !== null && {
        template: { contentSid, variables: { ...picked.filled, ...trimmed(values) } },
      }),
    });
    onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      width={840}
      title={texts.templates.title(name, recipient?.window.state === "closed")}
      description={describe(texts.templates, recipient)}
      closeLabel={texts.shell.close}
      padded={false}
      footerStart={recipient && <TemplateRoute sid={sid} recipient={recipient} />}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {texts.shell.cancel}
          </Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            disabledReason={isFilled ? undefined : texts.templates.missing}
          >
            {texts.templates.send}
          </Button>
        </>
      }
    >
      <div className="border-hairline grid h-[min(433px,calc(100dvh-15rem))] grid-cols-[350px_minmax(0,1fr)] border-t max-md:h-auto max-md:grid-cols-1">
        <TemplateList
          templates={templates}
          error={error}
          picked={picked}
          onlyApproved={recipient?.window.state === "closed"}
          onPick={pick}
        />
        <form
          id={formId}
          onSubmit={send}
          noValidate
          className="bg-panel border-hairline min-w-0 overflow-y-auto border-s p-6 max-md:border-s-0 max-md:border-t max-md:p-4"
        >
          {picked === undefined ? (
            <p className="text-ink-3">{texts.templates.pick}</p>
          ) : (
            <TemplateForm
              key={picked.id}
              template={picked}
              values={values}
              name={name}
              onChange={(key, value) => setValues({ ...values, [key]: value })}
            />
          )}
        </form>
      </div>
    </Dialog>
  );
}

function trimmed(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.trim()]));
}

function describe(
  words: ReturnType<typeof useAllTexts>["templates"],
  recipient: WindowOfPerson | undefined,
): string {
  if (recipient?.window.state !== "closed") return words.description;
  const time = closingTime(recipient);
  return time === null ? words.neverWrote : words.closedAt(time);
}
