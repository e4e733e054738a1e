import { Smartphone, UserPlus } from "lucide-react";
import { useState } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { AddChatPersonDialog } from "./AddChatPersonDialog.tsx";
import { AddPhoneDialog } from "./AddPhoneDialog.tsx";
import { useForbidden } from "./useForbidden.ts";

interface AddMenuProps {
  sid: ConversationSid;
  onOpenConversation(sid: ConversationSid): void;
}

export function AddMenu({ sid, onOpenConversation }: AddMenuProps) {
  const { details } = useAllTexts();
  const [adding, setAdding] = useState<"phone" | "person" | null>(null);
  const mayNotAddPhone = useForbidden(sid, "addPhone");
  const mayNotAddPerson = useForbidden(sid, "addPerson");
  const close = () => setAdding(null);
  return (
    <>
      <Menu
        label={details.add}
        items={[
          {
            kind: "action",
            label: details.addPhone,
            icon: Smartphone,
            disabledReason: mayNotAddPhone,
            onSelect: () => setAdding("phone"),
          },
          {
            kind: "action",
            label: details.addPerson,
            icon: UserPlus,
            disabledReason: mayNotAddPerson,
            onSelect: () => setAdding("person"),
          },
        ]}
        trigger={
          <Button size="small" variant="quiet" icon={UserPlus} className="-me-2">
            {details.add}
          </Button>
        }
      />
      {adding === "phone" && (
        <AddPhoneDialog
          sid={sid}
          onClose={close}
          onOpenConversation={(holder) => {
            close();
            onOpenConversation(holder);
          }}
        />
      )}
      {adding === "person" && <AddChatPersonDialog sid={sid} onClose={close} />}
    </>
  );
}
