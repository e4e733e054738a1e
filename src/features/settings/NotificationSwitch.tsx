import { useState } from "react";
import { setSetting, useSetting } from "../../store/settings.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Switch } from "./Switch.tsx";

/** The browser asks once; after a no, only its own settings help. */
export function NotificationSwitch() {
  const { settings } = useAllTexts();
  const wanted = useSetting("notifications");
  const [permission, setPermission] = useState(currentPermission);

  const toggle = async (on: boolean) => {
    if (!on) return setSetting("notifications", false);
    const given = await Notification.requestPermission();
    setPermission(given);
    setSetting("notifications", given === "granted");
  };

  return (
    <Switch
      label={settings.notifications}
      hint={settings.notificationHints[permission]}
      checked={wanted && permission === "granted"}
      disabled={permission === "denied" || permission === "unsupported"}
      onChange={(on) => void toggle(on)}
    />
  );
}

function currentPermission(): NotificationPermission | "unsupported" {
  return "Notification" in window ? Notification.permission : "unsupported";
}
