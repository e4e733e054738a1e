import { MessageSquare } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { ConversationSid } from "../domain/sids.ts";
import { Composer } from "../features/composer/Composer.tsx";
import { ConnectionBanner } from "../features/connection-status/ConnectionBanner.tsx";
import { Conversation } from "../features/conversation/Conversation.tsx";
import { useTexts } from "../texts/useTexts.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { PaneBoundary } from "./PaneBoundary.tsx";
import type { Panes } from "./usePanes.ts";

const NewConversationDialog = lazy(async () => ({
  default: (await import("../features/conversation-list/NewConversationDialog.tsx"))
    .NewConversationDialog,
}));

interface ConversationPaneProps {
  panes: Panes;
  leading?: ReactNode;
}

/** The open conversation with its composer. One that breaks leaves the list and the others alone. */
export function ConversationPane({ panes, leading }: ConversationPaneProps) {
  const texts = useTexts();
  const { selected, detailsShown } = panes;
  const [copied, setCopied] = useState<ConversationSid | null>(null);
  if (selected === null) {
    return (
      <div className="flex h-full flex-col">
        <ConnectionBanner />
        <EmptyState level={1} icon={MessageSquare} title={texts.shell.pickConversation}>
          {texts.shell.pickConversationSentence}
        </EmptyState>
      </div>
    );
  }
  return (
    <PaneBoundary resetKey={selected} leading={leading}>
      <Conversation
        sid={selected}
        detailsShown={detailsShown}
        onToggleDetails={() => panes.showDetails(!detailsShown)}
        leading={leading}
        banner={<ConnectionBanner />}
        composer={
          <Composer key={selected} sid={selected} onSamePeople={() => setCopied(selected)} />
        }
      />
      <Suspense fallback={null}>
        {copied === selected && (
          <NewConversationDialog
            like={selected}
            onClose={() => setCopied(null)}
            onCreated={(sid) => {
              setCopied(null);
              panes.openConversation(sid);
            }}
          />
        )}
      </Suspense>
    </PaneBoundary>
  );
}
