import { useSyncExternalStore } from "react";

/** How somebody likes the app on this device, with every value that may be chosen; the first is the default. */
export const settingOptions = {
  language: ["system", "en", "de"],
  theme: ["system", "light", "dark"],
  /** Percent of the browser's own text size. */
  textSize: [100, 115, 130, 150, 175, 200],
  notifications: [false, true],
  sound: [false, true],
  /** Enter sends and Shift+Enter breaks the line; else Enter breaks it and Ctrl/Cmd+Enter sends. */
  enterSends: [true, false],
} as const;

export type SettingName = keyof typeof settingOptions;

export type Settings = { readonly [Name in SettingName]: (typeof settingOptions)[Name][number] };

export const settingsKey = "partyline.settings";

const listeners = new Set<() => void>();
let current: Settings = readStored();

export function readSetting<Name extends SettingName>(name: Name): Settings[Name] {
  return current[name];
}

export function setSetting<Name extends SettingName>(name: Name, value: Settings[Name]): void {
  change({ ...current, [name]: value });
  try {
    localStorage.setItem(settingsKey, JSON.stringify(current));
  } catch {
    // Then it lasts until the page is left.
  }
}

export function useSetting<Name extends SettingName>(name: Name): Settings[Name] {
  return useSyncExternalStore(subscribeToSettings, () => current[name]);
}

export function subscribeToSettings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Another tab has chosen something. */
export function rereadSettings(): void {
  change(readStored());
}

function change(next: Settings): void {
  current = next;
  for (const listener of listeners) listener();
}

function readStored(): Settings {
  let stored: unknown;
  try {
    stored = JSON.parse(localStorage.getItem(settingsKey) ?? "null");
  } catch {
    stored = null;
  }
  const chosen = <Option>(name: SettingName, options: readonly [Option, ...Option[]]): Option => {
    const given: unknown =
      typeof stored === "object" && stored !== null ? Reflect.get(stored, name) : undefined;
    return options.find((option) => option === given) ?? options[0];
  };
  return {
    language: chosen("language", settingOptions.language),
    theme: chosen("theme", settingOptions.theme),
    textSize: chosen("textSize", settingOptions.textSize),
    notifications: chosen("notifications", settingOptions.notifications),
    sound: chosen("sound", settingOptions.sound),
    enterSends: chosen("enterSends", settingOptions.enterSends),
  };
}
