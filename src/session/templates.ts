import type { Address } from "../domain/address.ts";
import type { ContentTemplate } from "../domain/contentTemplate.ts";
import { type ErrorFacts, errorFacts } from "../domain/errorFacts.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type { SessionParts } from "./sessionParts.ts";

export interface LoadedTemplates {
  templates: readonly ContentTemplate[];
  /** Why one of the two sources is missing. */
  failure: ErrorFacts | null;
}

/**
 * Templates of both sources. What a service offers for a customer comes first: it is filled in and tells what is
 * approved. One of the account that it also offers is not shown twice.
 */
export async function loadTemplates(
  { gateway, api }: Pick<SessionParts, "gateway" | "api">,
  conversationSid: ConversationSid,
  customer: Address | null,
): Promise<LoadedTemplates> {
  const [ofAccount, offered] = await Promise.allSettled([
    gateway.contentTemplates(),
    api.fetchTemplates(conversationSid, customer),
  ]);
  // One source is enough to go on with; with neither the first one's reason is told.
  if (ofAccount.status === "rejected" && offered.status === "rejected") throw ofAccount.reason;
  const first = offered.status === "fulfilled" ? offered.value : [];
  const rest = ofAccount.status === "fulfilled" ? ofAccount.value : [];
  const seen = new Set(first.map(({ contentSid }) => contentSid));
  const failed = [ofAccount, offered].find(({ status }) => status === "rejected");
  return {
    templates: [...first, ...rest.filter(({ contentSid }) => !seen.has(contentSid))],
    failure: failed?.status === "rejected" ? errorFacts(failed.reason) : null,
  };
}
