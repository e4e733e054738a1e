import {
  readSetting,
  rereadSettings,
  settingsKey,
  subscribeToSettings,
} from "../store/settings.ts";

/** Brings theme and text size onto the page, now and whenever they change, in this tab or another. */
export function applySettings(): void {
  apply();
  subscribeToSettings(apply);
  addEventListener("storage", ({ key }) => {
    if (key === settingsKey) rereadSettings();
  });
}

function apply(): void {
  const { documentElement: page } = document;
  const theme = readSetting("theme");
  if (theme === "system") delete page.dataset["theme"];
  else page.dataset["theme"] = theme;
  const size = readSetting("textSize");
  // Every size is in rem: the root's is a share of what the browser is set to.
  page.style.fontSize = size === 100 ? "" : `${size}%`;
}
