import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useParticipantSids } from "../../store/usePeople.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { PaneHeader } from "../../ui/PaneHeader.tsx";
import { AddMenu } from "./AddMenu.tsx";
import { ConversationActions } from "./ConversationActions.tsx";
import { Gallery } from "./Gallery.tsx";
import { ParticipantCard } from "./ParticipantCard.tsx";

interface DetailsProps {
  sid: ConversationSid;
  /** Leads back where only one pane fits; there it stands for the close button. */
  leading?: ReactNode;
  onClose(): void;
  onOpenConversation(sid: ConversationSid): void;
  onLeft(): void;
}

/** Who is in the conversation and how they are reached. */
export function Details({ sid, leading, onClose, onOpenConversation, onLeft }: DetailsProps) {
  const texts = useAllTexts();
  const sids = useParticipantSids(sid);
  const level = leading ? 1 : 2;
  const Heading = level === 1 ? "h2" : "h3";
  return (
    <section aria-label={texts.shell.details} className="bg-panel flex h-full min-h-0 flex-col">
      <PaneHeader title={texts.shell.details} size="small" level={level} leading={leading}>
        {!leading && <IconButton label={texts.details.close} icon={X} onClick={onClose} />}
      </PaneHeader>
      <div className="min-h-0 flex-1 overflow-y-auto pb-2">
        <div className="flex items-center justify-between px-4 pt-3 pb-1">
          <Heading className="text-pane text-ink-2 font-[620]">
            {texts.details.people} <span className="text-ink-3 tn font-[540]">{sids.length}</span>
          </Heading>
          <AddMenu sid={sid} onOpenConversation={onOpenConversation} />
        </div>
        <ul>
          {sids.map((participantSid) => (
            <li key={participantSid}>
              <ParticipantCard sid={sid} participantSid={participantSid} />
            </li>
          ))}
        </ul>
        <Gallery sid={sid} />
        <ConversationActions sid={sid} onLeft={onLeft} />
      </div>
    </section>
  );
}
