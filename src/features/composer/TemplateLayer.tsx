import { lazy, Suspense } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useComposing, useSetComposing } from "../../store/composing.ts";
import type { WindowOfPerson } from "../../store/useWhatsappWindows.ts";

const TemplateDialog = lazy(async () => ({
  default: (await import("./TemplateDialog.tsx")).TemplateDialog,
}));

interface TemplateLayerProps {
  sid: ConversationSid;
  windows: readonly WindowOfPerson[];
}

/** The template picker, when somebody asked for it: here or at a message that failed. */
export function TemplateLayer({ sid, windows }: TemplateLayerProps) {
  const wanted = useComposing("templateFor", sid);
  const setComposing = useSetComposing();
  if (wanted === undefined) return null;
  const person = windows.find(({ participantSid }) => participantSid === wanted);
  return (
    <Suspense fallback={null}>
      <TemplateDialog
        sid={sid}
        recipient={person ?? (windows.length === 1 ? windows[0] : undefined)}
        onClose={() => setComposing("templateFor", sid, undefined)}
      />
    </Suspense>
  );
}
