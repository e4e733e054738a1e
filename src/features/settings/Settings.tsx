import type { ReactNode } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import {
  readSetting,
  type SettingName,
  settingOptions,
  setSetting,
  useSetting,
} from "../../store/settings.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { DiagnosticsSection } from "./DiagnosticsSection.tsx";
import { ExportSection } from "./ExportSection.tsx";
import { NotificationSwitch } from "./NotificationSwitch.tsx";
import { OwnName } from "./OwnName.tsx";
import { Switch } from "./Switch.tsx";

interface SettingsProps {
  selected: ConversationSid | null;
  onClose(): void;
}

/** How somebody likes the app on this device. Everything counts at once. */
export function Settings({ selected, onClose }: SettingsProps) {
  const { settings, shell } = useAllTexts();
  const sound = useSetting("sound");
  const enterSends = useSetting("enterSends");
  return (
    <Dialog open onClose={onClose} width={560} title={settings.title} closeLabel={shell.close}>
      <div className="divide-hairline grid grid-cols-1 divide-y wrap-anywhere hyphens-auto *:py-5 *:first:pt-0 *:last:pb-0">
        <Section title={settings.you}>
          <OwnName />
        </Section>
        <Section title={settings.look}>
          <div className="grid grid-cols-2 gap-2.5 max-sm:grid-cols-1">
            <Choice name="language" label={settings.language} words={settings.languages} />
            <Choice name="theme" label={shell.theme} words={settings.themes} />
            <Choice name="textSize" label={settings.textSize} words={settings.textSizes} />
          </div>
        </Section>
        <Section title={settings.messages}>
          <NotificationSwitch />
          <Switch
            label={settings.sound}
            hint={settings.soundHint}
            checked={sound}
            onChange={(value) => setSetting("sound", value)}
          />
          <Switch
            label={settings.enterSends}
            hint={enterSends ? settings.enterSendsOn : settings.enterSendsOff}
            checked={enterSends}
            onChange={(value) => setSetting("enterSends", value)}
          />
        </Section>
        <Section title={settings.exportTitle}>
          <ExportSection selected={selected} />
        </Section>
        <Section title={settings.diagnostics}>
          <DiagnosticsSection />
        </Section>
      </div>
    </Dialog>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="text-body mb-2 font-[640]">{title}</h3>
      {children}
    </section>
  );
}

interface ChoiceProps {
  name: Extract<SettingName, "language" | "theme" | "textSize">;
  label: string;
  words: Readonly<Record<string, string>>;
}

function Choice({ name, label, words }: ChoiceProps) {
  const value = useSetting(name);
  const options: readonly (string | number)[] = settingOptions[name];
  return (
    <SelectField
      label={label}
      value={String(value)}
      options={options.map((option) => ({
        value: String(option),
        label: words[String(option)] ?? String(option),
      }))}
      onChange={(event) => choose(name, event.target.value)}
    />
  );
}

function choose(name: ChoiceProps["name"], text: string): void {
  // Not one call for all: what a name and a value have to do with each other is lost in a union.
  if (name === "language") {
    setSetting(name, settingOptions[name].find((each) => each === text) ?? readSetting(name));
  } else if (name === "theme") {
    setSetting(name, settingOptions[name].find((each) => each === text) ?? readSetting(name));
  } else {
    const size = settingOptions[name].find((each) => String(each) === text);
    setSetting(name, size ?? readSetting(name));
  }
}
