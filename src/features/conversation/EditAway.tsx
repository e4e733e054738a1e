import { Pencil } from "lucide-react";
import { useEffect, useState } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { type Edit, useEditAway } from "../../store/composing.ts";
import { useIsMissing } from "../../store/useTimeline.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Icon } from "../../ui/Icon.tsx";
import { LinkButton } from "../../ui/LinkButton.tsx";
import { useGoToMessage } from "./goToMessage.ts";

/** A field that was just opened is drawn sooner. */
const delayMs = 400;

/** Leads to a message that is being changed and is out of view. Has its own row, so that it covers no message. */
export function EditAway({ sid }: { sid: ConversationSid }) {
  const edit = useEditAway(sid);
  const { rescueEdit } = useChatCommands();
  const isGone = useIsMissing(sid, edit?.index ?? null);
  const messageSid = edit?.messageSid;
  // It was removed while nobody here heard of it.
  useEffect(() => {
    if (isGone && messageSid !== undefined) rescueEdit(sid, messageSid);
  }, [isGone, messageSid, rescueEdit, sid]);
  return edit === undefined ? null : <EditAwayRow key={edit.messageSid} sid={sid} edit={edit} />;
}

function EditAwayRow({ sid, edit }: { sid: ConversationSid; edit: Edit }) {
  const { thread } = useTexts();
  const { beginEdit } = useChatCommands();
  const goTo = useGoToMessage();
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), delayMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  const goOn = () => {
    beginEdit(sid, edit.messageSid);
    goTo(edit.index);
  };
  return (
    <div className="mx-auto flex w-full max-w-[860px] items-center gap-2 px-5 pb-2">
      <Icon icon={Pencil} size={16} className="text-ink-3" />
      <LinkButton className="text-small" onClick={goOn}>
        {thread.editAway}
      </LinkButton>
    </div>
  );
}
