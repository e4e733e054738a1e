import * as v from "valibot";
import { type ConversationSid, isSid } from "../domain/sids.ts";

/** What public/sw.js says of a note that somebody clicked. */
const clickSchema = v.object({
  type: v.literal("noteClicked"),
  conversationSid: v.custom<ConversationSid>(
    (value) => typeof value === "string" && isSid("CH", value),
  ),
  index: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** Hears of clicks on notes that the service worker showed. Returns how to stop. */
export function listenToNoteClicks(
  onClick: (conversationSid: ConversationSid, index: number) => void,
): () => void {
  // Missing on plain http beyond localhost, where there are no notes either.
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  const hear = ({ data }: MessageEvent<unknown>) => {
    const click = v.safeParse(clickSchema, data);
    if (click.success) onClick(click.output.conversationSid, click.output.index);
  };
  workers?.addEventListener("message", hear);
  return () => workers?.removeEventListener("message", hear);
}
