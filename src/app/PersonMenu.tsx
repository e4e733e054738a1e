import { Archive, LogOut, Play, QrCode, Route as RouteIcon, Table2 } from "lucide-react";
import { useLocation } from "wouter";
import { errorFacts } from "../domain/errorFacts.ts";
import type { Identity } from "../domain/identity.ts";
import { useChatCommands } from "../session/commands.ts";
import { useMe, useUserName } from "../store/usePeople.ts";
import type { Texts } from "../texts/texts.ts";
import { useTexts } from "../texts/useTexts.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Menu, type MenuEntry } from "../ui/Menu.tsx";
import { showToast } from "../ui/toasts.ts";
import type { DemoControls } from "./demoControls.ts";

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
  const { signOut } = useChatCommands();
  const name = useUserName(identity);
  return (
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
                label: texts.story.savedStates,
                icon: Archive,
                onSelect: demo.showStates,
              },
              {
                kind: "action" as const,
                label: texts.story.link.open,
                icon: QrCode,
                onSelect: demo.showPhoneLink,
              },
            ]),
        {
          kind: "action",
          label: texts.shell.signOut,
          icon: LogOut,
          onSelect: () => {
            signOut().catch((error: unknown) =>
              showToast({ text: texts.errors.sentence(errorFacts(error)) }),
            );
          },
        },
      ]}
    />
  );
}

function pageItems(
  { shell, story }: Texts,
  navigate: (href: string) => void,
  demo: DemoControls | undefined,
): MenuEntry[] {
  return [
    { kind: "action", label: shell.numbers, icon: Table2, onSelect: () => navigate("/numbers") },
    { kind: "action", label: shell.route, icon: RouteIcon, onSelect: () => navigate("/route") },
    ...(demo === undefined
      ? []
      : [{ kind: "action" as const, label: story.play, icon: Play, onSelect: demo.playStory }]),
    { kind: "separator" },
  ];
}
