import { useState } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { formatListTime } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { LinkButton } from "../../ui/LinkButton.tsx";
import { SharedTile } from "./SharedTile.tsx";
import { type SharedThing, useSharedThings } from "./useSharedThings.ts";

const inStrip = 4;

/** The latest pictures, files and links, and the way to all of them. */
export function Gallery({ sid }: { sid: ConversationSid }) {
  const { details } = useAllTexts();
  const things = useSharedThings(sid);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="border-hairline mt-3 border-t px-4 pt-3 pb-1">
      <div className="flex items-center justify-between">
        <h3 className="text-pane text-ink-2 font-[620]">
          {details.shared} <span className="text-ink-3 tn font-[540]">{things.length}</span>
        </h3>
        <LinkButton onClick={() => setOpen(true)}>{details.seeAll}</LinkButton>
      </div>
      {things.length === 0 ? (
        <p className="text-pane text-ink-3 pt-1">{details.sharedNothing}</p>
      ) : (
        <div className="grid grid-cols-4 gap-2 pt-2">
          {things.slice(0, inStrip).map((thing) => (
            <SharedTile key={thing.key} sid={sid} thing={thing} />
          ))}
        </div>
      )}
      {isOpen && <GalleryDialog sid={sid} things={things} onClose={() => setOpen(false)} />}
    </div>
  );
}

interface GalleryDialogProps {
  sid: ConversationSid;
  things: readonly SharedThing[];
  onClose(): void;
}

function GalleryDialog({ sid, things, onClose }: GalleryDialogProps) {
  const { details, shell } = useAllTexts();
  const { loadOlder } = useChatCommands();
  const older = useChatStore((state) => state.timelines[sid]?.older ?? "unknown");
  const pictures = things.filter(({ kind }) => kind === "picture");
  const others = things.filter(({ kind }) => kind !== "picture");
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={details.shared}
      closeLabel={shell.close}
      {...(older !== "end" && {
        footer: (
          <Button disabled={older === "loading"} onClick={() => loadOlder(sid)}>
            {details.lookFurther}
          </Button>
        ),
      })}
    >
      {things.length === 0 && <p className="text-ink-3">{details.sharedNothing}</p>}
      <div className="grid grid-cols-4 gap-2">
        {pictures.map((thing) => (
          <SharedTile key={thing.key} sid={sid} thing={thing} />
        ))}
      </div>
      <ul className="mt-3 grid gap-2">
        {others.map((thing) => (
          <li key={thing.key} className="flex items-center gap-3">
            <span className="w-10 flex-none">
              <SharedTile sid={sid} thing={thing} />
            </span>
            <span className="min-w-0 flex-1 truncate">{nameOf(thing, details.file)}</span>
            <time className="text-meta text-ink-3 tn flex-none">
              {formatListTime(thing.dateCreated)}
            </time>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function nameOf(thing: SharedThing, unnamed: string): string {
  return thing.kind === "link" ? thing.url : (thing.media.filename ?? unnamed);
}
