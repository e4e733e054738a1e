import { type ReactNode, useEffect, useMemo, useState } from "react";
import { type ErrorFacts, errorFacts } from "../../domain/errorFacts.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useNumbers } from "../../store/usePeople.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LineSwatch } from "../../ui/LineSwatch.tsx";
import { ListSkeleton } from "../../ui/ListSkeleton.tsx";
import { Note } from "../../ui/Note.tsx";
import { Page } from "../../ui/Page.tsx";
import { useIsNarrow } from "../../ui/useIsNarrow.ts";
import { FewestNumbers } from "./FewestNumbers.tsx";
import { NumbersCost } from "./NumbersCost.tsx";
import { NumbersList } from "./NumbersList.tsx";
import { NumbersTable } from "./NumbersTable.tsx";
import { numberTable } from "./numberTable.ts";
import { useAssignments } from "./useAssignments.ts";
import { usePhoneNames } from "./usePhoneNames.ts";

interface NumbersProps {
  /** Leads back where only one pane fits. */
  leading?: ReactNode;
}

/** People by Twilio numbers: what is taken, what is free, and how many numbers are needed. */
export function Numbers({ leading }: NumbersProps) {
  const texts = useAllTexts();
  const numbers = useNumbers();
  const failure = useLoadNumbers();
  const { assignments, isPartial, error, isLoading } = useAssignments();
  const names = usePhoneNames();
  const isNarrow = useIsNarrow();
  const table = useMemo(() => numberTable(assignments, numbers ?? []), [assignments, numbers]);
  const isReady = numbers !== null && (table.rows.length > 0 || !isLoading);
  const Table = isNarrow ? NumbersList : NumbersTable;

  return (
    <Page
      title={texts.numbers.title}
      leading={leading}
      intro={texts.numbers.intro}
      aside={isReady && <FewestNumbers table={table} names={names} />}
    >
      {failure !== null && numbers === null && (
        <Note tone="bad" role="alert" title={texts.numbers.numbersFailed}>
          {texts.errors.sentence(failure)}
        </Note>
      )}
      {failure === null && !isReady && <ListSkeleton label={texts.numbers.loading} />}
      {isReady && table.rows.length === 0 && (
        <EmptyState title={texts.numbers.empty}>{texts.numbers.emptySentence}</EmptyState>
      )}
      {isReady && table.rows.length > 0 && (
        <>
          <Table table={table} names={names} />
          <div className="mt-4 flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
            <Legend />
            <NumbersCost table={table} />
          </div>
        </>
      )}
      <div className="mt-4 empty:hidden">
        {isReady && error !== null && (
          <Note tone="warn" title={texts.numbers.othersFailed}>
            {texts.errors.sentence(error)}
          </Note>
        )}
        {isPartial && <Note tone="warn" title={texts.numbers.partial} />}
      </div>
    </Page>
  );
}

function Legend() {
  const { numbers: texts, shell } = useAllTexts();
  return (
    <p className="text-pane text-ink-2 flex flex-wrap items-center gap-x-6 gap-y-1">
      {(["sms", "whatsapp"] as const).map((channel) => (
        <span key={channel} className="flex items-center gap-[7px]">
          <LineSwatch channel={channel} />
          {shell.channels[channel]}
        </span>
      ))}
      <span>{texts.legend}</span>
    </p>
  );
}

function useLoadNumbers(): ErrorFacts | null {
  const { loadNumbers } = useChatCommands();
  const [failure, setFailure] = useState<ErrorFacts | null>(null);
  useEffect(() => {
    loadNumbers().then(
      () => setFailure(null),
      (error: unknown) => setFailure(errorFacts(error)),
    );
  }, [loadNumbers]);
  return failure;
}
