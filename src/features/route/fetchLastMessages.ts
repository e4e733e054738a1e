import * as v from "valibot";
import type { LoggedMessage, LoggedStep } from "./loggedMessages.ts";
import { acceptedEntries, address, legEntries, time } from "./routeEvents.ts";

const legSchema = v.object({ ...legEntries, dateCreated: time });
const lastMessagesSchema = v.object({
  messages: v.array(
    v.object({
      ...acceptedEntries,
      text: v.nullable(v.object({ to: address, dateCreated: time })),
      legs: v.array(legSchema),
    }),
  ),
});

/** The last messages of the emulator with what is known of their legs, oldest first. Throws when it does not tell. */
export async function fetchLastMessages(limit: number): Promise<LoggedMessage[]> {
  const response = await fetch(`/_emulator/messages?limit=${limit}`);
  const { messages } = v.parse(lastMessagesSchema, await response.json());
  return messages.map(({ messageSid, conversationSid, author, body, dateCreated, text, legs }) => ({
    messageSid,
    conversationSid,
    author,
    body,
    acceptedAt: dateCreated,
    text: text && { sentAt: text.dateCreated, to: text.to },
    legs: Object.fromEntries(
      legs.map((leg) => {
        const { participantSid, from, to } = leg;
        return [leg.receiptSid, { participantSid, from, to, steps: stepsOf(leg) }];
      }),
    ),
  }));
}

/** How it began, and how far it is; of what was between nobody tells afterwards. */
function stepsOf(leg: v.InferOutput<typeof legSchema>): LoggedStep[] {
  const { status, errorCode, dateCreated, dateUpdated } = leg;
  const now: LoggedStep = {
    status,
    at: dateUpdated,
    errorCode: errorCode === 0 ? null : errorCode,
  };
  if (status === "queued" || dateCreated === dateUpdated) return [now];
  return [{ status: "queued", at: dateCreated, errorCode: null }, now];
}
