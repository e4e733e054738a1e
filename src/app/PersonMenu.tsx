import { LogOut } from "lucide-react";
import { errorFacts } from "../domain/errorFacts.ts";
import type { Identity } from "../domain/identity.ts";
import { useChatCommands } from "../session/commands.ts";
import { useMe, useUserName } from "../store/usePeople.ts";
import { useTexts } from "../texts/useTexts.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Menu } from "../ui/Menu.tsx";
import { showToast } from "../ui/toasts.ts";

/** Who is signed in, and the way out. */
export function PersonMenu() {
  const me = useMe();
  return me === null ? null : <MenuOf identity={me} />;
}

function MenuOf({ identity }: { identity: Identity }) {
  const texts = useTexts();
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
          className="touch-44 hover:bg-hover ml-1 grid size-9 flex-none place-items-center rounded-full"
        >
          <Avatar face={{ kind: "person", name, identity }} size={28} />
        </button>
      }
      items={[
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
