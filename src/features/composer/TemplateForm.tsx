import { useEffect, useRef } from "react";
import { type ContentTemplate, templateParts } from "../../domain/contentTemplate.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { DropLine } from "../../ui/DropLine.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { TemplateText } from "./TemplateText.tsx";

interface TemplateFormProps {
  template: ContentTemplate;
  values: Readonly<Record<string, string>>;
  /** Who it is for. */
  name: string | null;
  onChange(key: string, value: string): void;
}

/** One field per variable, and what the person gets. */
export function TemplateForm({ template, values, name, onChange }: TemplateFormProps) {
  const words = useAllTexts().templates;
  const { variables } = template;
  const first = useRef<HTMLInputElement>(null);
  // Whoever picked a template goes on with filling it in.
  useEffect(() => first.current?.focus(), []);
  return (
    <>
      <div className="grid grid-cols-2 gap-x-3.5 gap-y-4 max-sm:grid-cols-1">
        {variables.map(({ key, sample }, place) => (
          <TextField
            key={key}
            label={words.variable(key)}
            {...(sample !== "" && { placeholder: words.suchAs(sample) })}
            aside={<code className="text-meta text-ink-3 font-mono">{`{{${key}}}`}</code>}
            value={values[key] ?? ""}
            {...(place === 0 && { ref: first })}
            onChange={(event) => onChange(key, event.target.value)}
            className={place === 0 && variables.length % 2 === 1 ? "col-span-full" : ""}
          />
        ))}
      </div>
      <p className={`text-small font-[600] ${variables.length > 0 ? "mt-4" : ""}`}>
        {words.preview(name)}
      </p>
      <div className="bg-idle-tint rounded-row mt-2 flex gap-2.5 p-4">
        <div className="flex flex-col">
          <DropLine channel="whatsapp" />
        </div>
        <p
          aria-live="polite"
          className="bg-raised rounded-bubble text-small px-[13px] py-2.5 leading-[1.3125rem] wrap-anywhere whitespace-pre-wrap"
        >
          <TemplateText parts={templateParts(template, values)} look="values" />
        </p>
      </div>
      <p className="text-pane text-ink-3 mt-3">{words.others}</p>
      {template.contentSid === null && <p className="text-pane text-warn mt-1">{words.asText}</p>}
    </>
  );
}
