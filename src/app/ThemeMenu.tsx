import { Check, Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { useTexts } from "../texts/useTexts.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { chooseTheme, storedTheme, type Theme, themes } from "./theme.ts";

const icons = { system: Monitor, light: Sun, dark: Moon };

export function ThemeMenu() {
  const { shell } = useTexts();
  const [theme, setTheme] = useState(storedTheme);
  const labels: Record<Theme, string> = {
    system: shell.themeSystem,
    light: shell.themeLight,
    dark: shell.themeDark,
  };
  const choose = (chosen: Theme) => {
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return (
    <Menu
      label={shell.theme}
      trigger={<IconButton label={shell.themeNow(labels[theme])} icon={icons[theme]} />}
      items={themes.map((option) => ({
        kind: "action",
        label: option === theme ? shell.chosen(labels[option]) : labels[option],
        icon: option === theme ? Check : icons[option],
        onSelect: () => choose(option),
      }))}
    />
  );
}
