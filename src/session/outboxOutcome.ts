import { errorFacts } from "../domain/errorFacts.ts";
import type { OutboxState } from "../domain/outboxMessage.ts";

/** After so many answers lost in a row, over a connection that is there, the person decides. */
const lostAnswersAllowed = 6;

/** What becomes of an entry whose sending failed: not sent (queued), unknown (checking), or refused (failed). */
export function outcomeOf(error: unknown, lostAnswers: number): OutboxState {
  const facts = errorFacts(error);
  switch (facts.kind) {
    case "offline":
    case "throttled":
    // The connection's token, which is renewed; a lack of permission is `rejected`.
    case "unauthorized":
      return { state: "queued" };
    case "unknownOutcome":
      return lostAnswers < lostAnswersAllowed
        ? { state: "checking" }
        : { state: "failed", error: facts };
    case "rejected":
    case "notFound":
    case "tooLarge":
    case "unknown":
      return { state: "failed", error: facts };
  }
}
