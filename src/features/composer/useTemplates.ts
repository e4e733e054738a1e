import { useEffect, useState } from "react";
import type { Address } from "../../domain/address.ts";
import type { ContentTemplate } from "../../domain/contentTemplate.ts";
import { type ErrorFacts, errorFacts } from "../../domain/errorFacts.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";

interface Templates {
  /** Undefined while they load. */
  templates: readonly ContentTemplate[] | undefined;
  /** Why there are none, or why some are missing. */
  error: ErrorFacts | undefined;
}

export function useTemplates(sid: ConversationSid, customer: Address | null): Templates {
  const { loadTemplates } = useChatCommands();
  const [state, setState] = useState<Templates>({ templates: undefined, error: undefined });
  useEffect(() => {
    let isCurrent = true;
    loadTemplates(sid, customer).then(
      ({ templates, failure }) => isCurrent && setState({ templates, error: failure ?? undefined }),
      (reason: unknown) =>
        isCurrent && setState({ templates: undefined, error: errorFacts(reason) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [loadTemplates, sid, customer]);
  return state;
}
