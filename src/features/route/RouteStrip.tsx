import { Link } from "wouter";
import { type Channel, channelOf, isAddress } from "../../domain/address.ts";
import { authorPerson, type Person, personLabel } from "../../domain/person.ts";
import { personFace } from "../../domain/personFace.ts";
import { routeHref } from "../../domain/routeHref.ts";
import type { MessageSid } from "../../domain/sids.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { usePeopleFacts } from "../../store/usePeopleFacts.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { TravelChip } from "../../ui/TravelChip.tsx";
import type { LoggedMessage } from "./loggedMessages.ts";
import { messageWords } from "./messageWords.ts";
import { useRouteLog } from "./routeLog.ts";

interface RouteStripProps {
  size: "full" | "mini";
}

const shown = { full: 8, mini: 5 };

/** The last messages of the emulator and how far they are, the newest first. Quiet: nothing of it is announced. */
export function RouteStrip({ size }: RouteStripProps) {
  const { route: texts } = useAllTexts();
  const order = useRouteLog((state) => state.order);
  const newest = order.slice(-shown[size]).toReversed();
  return (
    <section
      aria-label={texts.strip}
      className="border-hairline bg-surface rounded-popover flex min-h-[42px] items-center border px-1.5"
    >
      {newest.length === 0 ? (
        <p className="text-pane text-ink-3 px-2">{texts.stripEmpty}</p>
      ) : (
        // Words for screen readers are placed, and only what is placed itself cuts them off.
        <ul className="relative flex min-w-0 items-center gap-0.5 overflow-hidden">
          {newest.map((sid) => (
            <StripItem key={sid} sid={sid} hasText={size === "full"} />
          ))}
        </ul>
      )}
    </section>
  );
}

function StripItem({ sid, hasText }: { sid: MessageSid; hasText: boolean }) {
  const logged = useRouteLog((state) => state.messages[sid]);
  return logged === undefined ? null : <LoggedItem logged={logged} hasText={hasText} />;
}

function LoggedItem({ logged, hasText }: { logged: LoggedMessage; hasText: boolean }) {
  const texts = useAllTexts();
  const facts = usePeopleFacts(logged.conversationSid);
  const isMine = useChatStore((state) => state.conversations[logged.conversationSid] !== undefined);
  const person = authorPerson({ author: logged.author, participantSid: null }, facts);
  const words = messageWords(texts, { body: logged.body, media: [] });
  const states = Object.values(logged.legs).flatMap(({ steps }) => steps.at(-1)?.status ?? []);
  const reached = states.filter((state) => state === "delivered" || state === "read").length;
  const item = {
    label: texts.route.stripItem(personLabel(person), words, reached, states.length),
    face: personFace(person),
    channel: channelOfAuthor(logged.author, person.kind),
    segments: states.map((state) => ({ state, label: texts.thread.delivery.states[state] })),
    text: hasText ? words : undefined,
  };
  const href = routeHref({ sid: logged.messageSid, conversationSid: logged.conversationSid });
  return (
    <li className="min-w-0 flex-none">
      {isMine ? (
        <Link href={href} asChild>
          <TravelChip {...item} href={href} />
        </Link>
      ) : (
        <TravelChip {...item} />
      )}
    </li>
  );
}

function channelOfAuthor(author: string | null, kind: Person["kind"]): Channel | "api" {
  if (author !== null && isAddress(author)) return channelOf(author);
  return kind === "program" ? "api" : "chat";
}
