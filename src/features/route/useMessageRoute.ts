import { useEffect, useMemo, useState } from "react";
import type { Message } from "../../domain/entities.ts";
import { type ErrorFacts, errorFacts } from "../../domain/errorFacts.ts";
import { useChatCommands } from "../../session/commands.ts";
import { participantOrder } from "../../store/conversationSelectors.ts";
import { usePeopleFacts } from "../../store/usePeopleFacts.ts";
import { useReceipts } from "../../store/useTimeline.ts";
import { isSettled, type MessageRoute, messageRoute } from "./messageRoute.ts";
import { useRouteLog } from "./routeLog.ts";

const firstPauseMs = 3000;
const longestPauseMs = 30_000;

interface KnownRoute {
  route: MessageRoute;
  /** Why Twilio's receipts are not known. */
  error: ErrorFacts | null;
}

/** The way of a message, live. */
export function useMessageRoute(message: Message): KnownRoute {
  const people = usePeopleFacts(message.conversationSid);
  const receipts = useReceipts(message.sid);
  const logged = useRouteLog((state) => state.messages[message.sid]);
  const route = useMemo(
    () =>
      messageRoute({
        message,
        people,
        participants: participantOrder(people.participants),
        receipts,
        logged,
      }),
    [message, people, receipts, logged],
  );
  const hasPhones = route.legs.some(({ channel }) => channel !== "chat");
  const error = useAskForReceipts(message, hasPhones);
  // The log says each change itself; without it some changes come with no sign ("some" stays "some").
  useAskAgain(message, logged === undefined && hasPhones && !route.legs.every(isSettled));
  return { route, error };
}

function useAskForReceipts(message: Message, hasPhones: boolean): ErrorFacts | null {
  const { deliveryReceipts } = useChatCommands();
  const { sid, conversationSid, delivery } = message;
  const [error, setError] = useState<ErrorFacts | null>(null);
  useEffect(() => {
    if (!hasPhones) return;
    deliveryReceipts(conversationSid, sid).then(
      () => setError(null),
      (reason: unknown) => setError(errorFacts(reason)),
    );
  }, [deliveryReceipts, conversationSid, sid, delivery, hasPhones]);
  return error;
}

function useAskAgain({ sid, conversationSid }: Message, isWaiting: boolean): void {
  const { deliveryReceipts } = useChatCommands();
  useEffect(() => {
    if (!isWaiting) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const after = (pauseMs: number) => {
      timer = setTimeout(() => {
        // A failure shows when the route is asked for; here the next try is soon enough.
        deliveryReceipts(conversationSid, sid).catch(() => undefined);
        after(Math.min(pauseMs * 1.5, longestPauseMs));
      }, pauseMs);
    };
    after(firstPauseMs);
    return () => clearTimeout(timer);
  }, [deliveryReceipts, conversationSid, sid, isWaiting]);
}
