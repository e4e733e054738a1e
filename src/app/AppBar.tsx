import {
  type LucideIcon,
  MessageSquare,
  Play,
  Route as RouteIcon,
  Smartphone,
  Table2,
} from "lucide-react";
import { useLocation } from "wouter";
import { ConnectionState } from "../features/connection-status/ConnectionState.tsx";
import { useTexts } from "../texts/useTexts.ts";
import { Brand } from "../ui/Brand.tsx";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { TopBar } from "../ui/TopBar.tsx";
import { TopBarTab } from "../ui/TopBarTab.tsx";
import type { DemoControls } from "./demoControls.ts";
import { PersonMenu } from "./PersonMenu.tsx";
import { SettingsButton } from "./SettingsButton.tsx";
import type { Panes } from "./usePanes.ts";

interface AppBarProps {
  panes: Panes;
  hasPhones: boolean;
  demo: DemoControls | undefined;
}

export function AppBar({ panes, hasPhones, demo }: AppBarProps) {
  const { app, shell } = useTexts();
  const { page, phonesShown } = panes;
  return (
    <TopBar
      brand={<Brand name={app.product} />}
      tabsLabel={app.product}
      tabs={
        !panes.layout.isNarrow && (
          <>
            <Tab
              icon={MessageSquare}
              label={shell.conversations}
              href={panes.conversationsHref}
              selected={page === null}
            />
            <Tab
              icon={Table2}
              label={shell.numbers}
              href="/numbers"
              selected={page === "numbers"}
            />
            <Tab icon={RouteIcon} label={shell.route} href="/route" selected={page === "route"} />
          </>
        )
      }
    >
      <ConnectionState />
      {hasPhones && !panes.layout.isNarrow && (
        <span className="border-hairline text-pane text-ink-2 border-s px-2.5 whitespace-nowrap">
          {shell.emulator}
        </span>
      )}
      {demo !== undefined && !panes.layout.isNarrow && (
        <Button size="small" icon={Play} className="mx-1" onClick={demo.playStory}>
          {shell.playStory}
        </Button>
      )}
      {hasPhones && (
        <IconButton
          label={phonesShown ? shell.hidePhones : shell.showPhones}
          icon={Smartphone}
          pressed={phonesShown}
          onClick={() => panes.showPhones(!phonesShown)}
        />
      )}
      <SettingsButton selected={panes.selected} />
      <PersonMenu hasPages={panes.layout.isNarrow} demo={demo} />
    </TopBar>
  );
}

interface TabProps {
  icon: LucideIcon;
  label: string;
  href: string;
  selected: boolean;
}

function Tab({ icon, label, href, selected }: TabProps) {
  const [, navigate] = useLocation();
  return (
    <TopBarTab
      icon={icon}
      label={label}
      href={href}
      selected={selected}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate(href);
      }}
    />
  );
}
