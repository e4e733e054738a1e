import { personLabel } from "../../domain/person.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import { formatTime } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Note } from "../../ui/Note.tsx";
import { isFailed, type RouteLeg } from "./messageRoute.ts";

/** Why a message did not reach somebody, and what to do. */
export function RouteFailures({ legs }: { legs: readonly RouteLeg[] }) {
  const { deliveryErrors, route } = useAllTexts();
  const failed = legs.filter(isFailed);
  if (failed.length === 0) return null;
  return (
    <ul className="mt-4 grid gap-2.5">
      {failed.map((leg) => {
        const who = (leg.person && personLabel(leg.person)) || route.left;
        const from = leg.from === null ? "" : formatAddress(leg.from);
        const time = leg.at === null ? "" : formatTime(leg.at);
        const facts = { who, from, letter: from, time };
        return (
          <li key={leg.key}>
            <Note
              tone="bad"
              title={deliveryErrors.title(leg.errorCode, facts)}
              {...(leg.errorCode !== null && { code: leg.errorCode })}
            >
              {deliveryErrors.sentence(leg.errorCode, facts)}
            </Note>
          </li>
        );
      })}
    </ul>
  );
}
