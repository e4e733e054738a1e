import { Route as RouteIcon } from "lucide-react";
import { Link } from "wouter";
import { routeHref } from "../../domain/routeHref.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { HandsetCornerLink } from "../../ui/HandsetMessage.tsx";
import type { PhoneMessage } from "./emulatorSchemas.ts";

/** To the way of a message, for those who are in its conversation. */
export function RouteLink({ message }: { message: PhoneMessage }) {
  const { route } = useAllTexts();
  const { conversationSid, messageSid } = message;
  const isKnown = useChatStore(
    (state) => conversationSid !== null && state.conversations[conversationSid] !== undefined,
  );
  if (!isKnown || conversationSid === null || messageSid === null) return null;
  const href = routeHref({ sid: messageSid, conversationSid });
  return (
    <Link href={href} asChild>
      <HandsetCornerLink href={href} label={route.showRoute} icon={RouteIcon} />
    </Link>
  );
}
