import { MessageSquare, Smartphone } from "lucide-react";
import { useLocation } from "wouter";
import { ConnectionState } from "../features/connection-status/ConnectionState.tsx";
import { useTexts } from "../texts/useTexts.ts";
import { Brand } from "../ui/Brand.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { TopBar } from "../ui/TopBar.tsx";
import { TopBarTab } from "../ui/TopBarTab.tsx";
import { PersonMenu } from "./PersonMenu.tsx";
import { ThemeMenu } from "./ThemeMenu.tsx";
import type { Panes } from "./usePanes.ts";

interface AppBarProps {
  panes: Panes;
  hasPhones: boolean;
}

export function AppBar({ panes, hasPhones }: AppBarProps) {
  const { shell } = useTexts();
  const [, navigate] = useLocation();
  const { phonesShown } = panes;
  return (
    <TopBar
      brand={<Brand name={shell.product} />}
      tabsLabel={shell.product}
      tabs={
        !panes.layout.isNarrow && (
          <TopBarTab
            icon={MessageSquare}
            label={shell.conversations}
            href="/"
            selected
            onClick={(event) => {
              event.preventDefault();
              navigate("/");
            }}
          />
        )
      }
    >
      <ConnectionState />
      {hasPhones && !panes.layout.isNarrow && (
        <span className="border-hairline text-pane text-ink-2 border-l px-2.5 whitespace-nowrap">
          {shell.emulator}
        </span>
      )}
      {hasPhones && (
        <IconButton
          label={phonesShown ? shell.hidePhones : shell.showPhones}
          icon={Smartphone}
          pressed={phonesShown}
          onClick={() => panes.showPhones(!phonesShown)}
        />
      )}
      <ThemeMenu />
      <PersonMenu />
    </TopBar>
  );
}
