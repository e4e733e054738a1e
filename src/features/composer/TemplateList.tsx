import { Check, CircleHelp, Clock } from "lucide-react";
import { useState } from "react";
import { type ContentTemplate, templateParts } from "../../domain/contentTemplate.ts";
import type { ErrorFacts } from "../../domain/errorFacts.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { cx } from "../../ui/cx.ts";
import { disabledWithReason } from "../../ui/disabledWithReason.ts";
import { Note } from "../../ui/Note.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { StateChip } from "../../ui/StateChip.tsx";
import { TemplateText } from "./TemplateText.tsx";

interface TemplateListProps {
  templates: readonly ContentTemplate[] | undefined;
  error: ErrorFacts | undefined;
  picked: ContentTemplate | undefined;
  /** The 24-hour window is closed: nothing else may be picked. */
  onlyApproved: boolean;
  onPick(template: ContentTemplate): void;
}

export function TemplateList(props: TemplateListProps) {
  const { templates, error, picked, onlyApproved, onPick } = props;
  const texts = useAllTexts();
  const words = texts.templates;
  const [query, setQuery] = useState("");
  const wanted = query.trim().toLowerCase();
  const found = (templates ?? []).filter(
    ({ name, body }) => wanted === "" || `${name} ${body}`.toLowerCase().includes(wanted),
  );
  return (
    <div className="flex min-h-0 min-w-0 flex-col max-md:max-h-64">
      <div className="p-3.5 pb-2">
        <SearchField
          label={words.search}
          placeholder={words.search}
          value={query}
          onValueChange={setQuery}
          clearLabel={words.clearSearch}
        />
      </div>
      {error !== undefined && (
        <div className="p-3.5 pt-1">
          {templates === undefined ? (
            <Note tone="bad" title={words.failed} role="alert">
              {texts.errors.sentence(error)}
            </Note>
          ) : (
            <Note tone="warn" title={words.someFailed} role="status">
              {texts.errors.sentence(error)}
            </Note>
          )}
        </div>
      )}
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {groups(found, words).map(([category, members]) => (
          <section key={category} aria-label={category}>
            <h3 className="text-pane text-ink-3 px-2.5 pt-2.5 pb-1.5 font-[560]">{category}</h3>
            <ul>
              {members.map((template) => (
                <li key={template.id}>
                  <TemplateRow
                    template={template}
                    isPicked={template.id === picked?.id}
                    isBarred={onlyApproved && template.approval === "notApproved"}
                    onPick={() => onPick(template)}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p role="status" className="text-small text-ink-3 px-2.5 py-2 empty:hidden">
          {templates === undefined && error === undefined && words.loading}
          {templates?.length === 0 && `${words.none}. ${words.noneSentence}`}
          {templates !== undefined && templates.length > 0 && found.length === 0 && words.noMatch}
        </p>
      </div>
    </div>
  );
}

interface TemplateRowProps {
  template: ContentTemplate;
  isPicked: boolean;
  isBarred: boolean;
  onPick(): void;
}

function TemplateRow({ template, isPicked, isBarred, onPick }: TemplateRowProps) {
  const words = useAllTexts().templates;
  return (
    <button
      type="button"
      aria-pressed={isPicked}
      {...disabledWithReason(isBarred ? words.barred : undefined, onPick)}
      className={cx(
        "focus-inset block w-full rounded-field px-2.5 py-2 text-start",
        isPicked ? "bg-selected" : "hover:bg-hover",
        isBarred && "opacity-55",
      )}
    >
      <span className="flex items-center gap-2">
        <span className="text-ui min-w-0 flex-1 truncate font-[600]">{titleOf(template)}</span>
        {template.language !== null && (
          <span className="text-meta text-ink-3">{template.language}</span>
        )}
        <ApprovalChip approval={template.approval} />
      </span>
      <span className="text-small text-ink-2 mt-0.5 block truncate">
        <TemplateText parts={templateParts(template, {})} look="names" />
      </span>
    </button>
  );
}

function ApprovalChip({ approval }: Pick<ContentTemplate, "approval">) {
  const words = useAllTexts().templates;
  switch (approval) {
    case "approved":
      return <StateChip tone="good" icon={Check} label={words.approved} />;
    case "notApproved":
      return <StateChip tone="idle" icon={Clock} label={words.notApproved} />;
    case "unknown":
      return (
        <span className="text-ink-3" data-tooltip={words.approvalUnknown}>
          <CircleHelp size={14} strokeWidth={2} aria-hidden />
          <span className="sr-only">{words.approvalUnknown}</span>
        </span>
      );
  }
}

/** A template of a service has no name: its first words. */
function titleOf({ name, body }: ContentTemplate): string {
  return name === "" ? body.split(/\s+/).slice(0, 4).join(" ") : name;
}

function groups(
  templates: readonly ContentTemplate[],
  words: { ofAccount: string },
): [string, ContentTemplate[]][] {
  const byCategory = new Map<string, ContentTemplate[]>();
  for (const template of templates) {
    const category = template.category ?? words.ofAccount;
    byCategory.set(category, [...(byCategory.get(category) ?? []), template]);
  }
  return [...byCategory];
}
