import { Archive, LogOut, Play, QrCode, Route as RouteIcon, Table2 } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useLocation } from "wouter";
import type { Identity } from "../domain/identity.ts";
import { useChatCommands } from "../session/commands.ts";
import type { Unsent } from "../store/unsent.ts";
import { useMe, useUserName } from "../store/usePeople.ts";
import { useReadUnsent } from "../store/useUnsent.ts";
import type { Texts } from "../texts/texts.ts";
import { useTexts } from "../texts/useTexts.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { loadMenu, Menu, type MenuEntry } from "../ui/Menu.tsx";
import type { DemoControls } from "./demoControls.ts";

const loadSignOut = () => import("./SignOutDialog.tsx");
const SignOutDialog = lazy(async () => ({ default: (await loadSignOut()).SignOutDialog }));
/** The start has the right of way. */
const loadLaterMs = 3000;

interface PersonMenuProps {
  /** Leads to the other pages too, where the bar has no room for them. */
  hasPages: boolean;
  demo: DemoControls | undefined;
}

/** Who is signed in, and the way out. */
export function PersonMenu(props: PersonMenuProps) {
  const me = useMe();
  return me === null ? null : <MenuOf identity={me} {...props} />;
}

function MenuOf({ identity, hasPages, demo }: PersonMenuProps & { identity: Identity }) {
  const texts = useTexts();
  const [, navigate] = useLocation();
  const name = useUserName(identity);
  const leaving = useLeaving();
  return (
    <>
      <Menu
        label={texts.shell.you(name)}
        trigger={
          <button
            type="button"
            aria-label={texts.shell.you(name)}
            data-tooltip={texts.shell.you(name)}
            className="touch-44 hover:bg-hover ms-1 grid size-9 flex-none place-items-center rounded-full"
          >
            <Avatar face={{ kind: "person", name, identity }} size={28} />
          </button>
        }
        items={[
          ...(hasPages ? pageItems(texts, navigate, demo) : []),
          ...(demo === undefined
            ? []
            : [
                {
                  kind: "action" as const,
                  label: texts.shell.savedStates,
                  icon: Archive,
                  onSelect: demo.showStates,
                },
                {
                  kind: "action" as const,
                  label: texts.shell.phoneLink,
                  icon: QrCode,
                  onSelect: demo.showPhoneLink,
                },
              ]),
          {
            kind: "action",
            label: texts.shell.signOut,
            icon: LogOut,
            onSelect: leaving.ask,
          },
        ]}
      />
      <Suspense>
        {leaving.loses !== null && <SignOutDialog unsent={leaving.loses} onClose={leaving.stay} />}
      </Suspense>
    </>
  );
}

/** Signing out, with a question before when words would be lost. */
function useLeaving() {
  const { shell } = useTexts();
  const { signOut } = useChatCommands();
  const readUnsent = useReadUnsent();
  const [loses, setLoses] = useState<Unsent | null>(null);

  // The way out must open without a network too.
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of [loadMenu, loadSignOut]) load().catch(() => undefined);
    }, loadLaterMs);
    return () => clearTimeout(timer);
  }, []);

  async function ask(): Promise<void> {
    const left = readUnsent();
    if (left.messages + left.drafts === 0) return signOut();
    try {
      await loadSignOut();
      setLoses(left);
    } catch {
      // It has never been loaded, and cannot be now: no reason to go without a question.
      if (confirm(shell.signOutLoses(left.messages, left.drafts))) await signOut();
    }
  }

  return { loses, ask: () => void ask(), stay: () => setLoses(null) };
}

function pageItems(
  { shell }: Texts,
  navigate: (href: string) => void,
  demo: DemoControls | undefined,
): MenuEntry[] {
  return [
    { kind: "action", label: shell.numbers, icon: Table2, onSelect: () => navigate("/numbers") },
    { kind: "action", label: shell.route, icon: RouteIcon, onSelect: () => navigate("/route") },
    ...(demo === undefined
      ? []
      : [
          { kind: "action" as const, label: shell.playStory, icon: Play, onSelect: demo.playStory },
        ]),
    { kind: "separator" },
  ];
}
