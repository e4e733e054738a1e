import { Download } from "lucide-react";
import { useState } from "react";
import type { Message } from "../../domain/entities.ts";
import { type ErrorFacts, errorFacts } from "../../domain/errorFacts.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useConversationSids, useConversationTitle } from "../../store/useConversations.ts";
import { usePeopleFacts } from "../../store/usePeopleFacts.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { saveFile } from "../../ui/saveFile.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { exportFile, type ExportFormat, exportFormats } from "./exportRows.ts";

const types: Record<ExportFormat, { type: string; ending: string }> = {
  text: { type: "text/plain", ending: "txt" },
  csv: { type: "text/csv", ending: "csv" },
  json: { type: "application/json", ending: "json" },
};

/** The open conversation as a file: its whole history, read page by page. */
export function ExportSection({ selected }: { selected: ConversationSid | null }) {
  const { settings } = useAllTexts();
  const [newest] = useConversationSids();
  const sid = selected ?? newest;
  return sid === undefined ? (
    <p className="text-ink-3">{settings.exportNone}</p>
  ) : (
    <ExportOf sid={sid} />
  );
}

type Progress =
  | { state: "idle" }
  | { state: "reading"; count: number }
  | { state: "done"; count: number }
  | { state: "failed"; error: ErrorFacts };

function ExportOf({ sid }: { sid: ConversationSid }) {
  const { settings, errors, list } = useAllTexts();
  const { readHistory } = useChatCommands();
  const title = useConversationTitle(sid) ?? list.untitled;
  const facts = usePeopleFacts(sid);
  const [format, setFormat] = useState<ExportFormat>("text");
  const [progress, setProgress] = useState<Progress>({ state: "idle" });

  const run = async () => {
    try {
      const messages: Message[] = [];
      setProgress({ state: "reading", count: 0 });
      for await (const page of readHistory(sid)) {
        messages.push(...page);
        setProgress({ state: "reading", count: messages.length });
      }
      save(exportFile(format, title, messages, facts), title, format);
      setProgress({ state: "done", count: messages.length });
    } catch (error) {
      setProgress({ state: "failed", error: errorFacts(error) });
    }
  };

  return (
    <div className="grid grid-cols-1 gap-3">
      <p className="text-ink-2">{settings.exportSentence(title)}</p>
      <div className="flex flex-wrap items-end gap-2.5">
        <SelectField
          className="w-44 max-w-full"
          label={settings.format}
          value={format}
          options={exportFormats.map((value) => ({ value, label: settings.formats[value] }))}
          onChange={(event) => {
            const chosen = exportFormats.find((value) => value === event.target.value);
            if (chosen) setFormat(chosen);
          }}
        />
        <Button
          icon={Download}
          className="h-[calc(1rem+24px)] max-md:h-[calc(1rem+28px)]"
          disabled={progress.state === "reading"}
          onClick={() => void run()}
        >
          {settings.export}
        </Button>
      </div>
      <p role="status" className="text-small text-ink-3">
        {progress.state === "reading" && settings.exportReading(progress.count)}
        {progress.state === "done" && settings.exportDone(progress.count)}
        {progress.state === "failed" && (
          <span className="text-bad">{errors.sentence(progress.error)}</span>
        )}
      </p>
    </div>
  );
}

function save(content: string, title: string, format: ExportFormat): void {
  const { type, ending } = types[format];
  const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, "-") || "conversation";
  saveFile(new Blob([content], { type: `${type};charset=utf-8` }), `${name}.${ending}`);
}
