import { Archive, Clapperboard, Pause, Play, RotateCcw, SkipForward, X } from "lucide-react";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { type Player, type PlayerState, type Speed, speeds } from "./player.ts";
import type { Scene, Words } from "./scene.ts";
import { scenes } from "./scenes/scenes.ts";
import { StepBoxes } from "./StepBoxes.tsx";
import { StoryCaption } from "./StoryCaption.tsx";

interface StoryBarProps {
  state: PlayerState;
  player: Player;
  onPlay(scene: Scene): void;
  onSpeed(speed: Speed): void;
  onStates(): void;
  onClose(): void;
}

export function StoryBar({ state, player, onPlay, onSpeed, onStates, onClose }: StoryBarProps) {
  const { story: texts, shell } = useAllTexts();
  const inWords = (words: Words) => words[texts.language];
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-6 gap-y-2 px-6 py-4 max-lg:grid-cols-[minmax(0,1fr)_auto] max-md:px-4 max-md:py-3">
      <div className="flex items-center gap-2 max-lg:row-start-2">
        <PlayButton state={state} player={player} onPlay={onPlay} />
        <IconButton
          label={texts.next}
          icon={SkipForward}
          disabled={state.phase.at === "idle" || state.phase.at === "ended"}
          onClick={player.next}
        />
        <IconButton label={texts.restart} icon={RotateCcw} onClick={() => onPlay(state.scene)} />
      </div>
      <StoryCaption state={state} player={player} />
      <div className="flex items-center justify-end gap-x-3 gap-y-2 max-lg:row-start-2 lg:flex-col lg:items-end">
        <StepBoxes state={state} />
        <div className="flex items-center gap-1">
          <SelectField
            label={texts.speed}
            hideLabel
            value={state.speed}
            options={speeds.map((speed) => ({ value: speed, label: texts.speeds[speed] }))}
            // The options are the speeds.
            onChange={(event) => onSpeed(event.target.value as Speed)}
            className="w-32 max-sm:w-28"
          />
          <Menu
            label={texts.scenes}
            side="top"
            align="end"
            // A menu closes when the story goes on behind it.
            trigger={<IconButton label={texts.scenes} icon={Clapperboard} onClick={player.pause} />}
            items={[
              ...scenes.map((scene) => ({
                kind: "action" as const,
                label: inWords(scene.title),
                onSelect: () => onPlay(scene),
              })),
              { kind: "separator" },
              { kind: "action", label: shell.savedStates, icon: Archive, onSelect: onStates },
            ]}
          />
          <IconButton label={texts.close} icon={X} onClick={onClose} />
        </div>
      </div>
    </div>
  );
}

function PlayButton({ state, player, onPlay }: Pick<StoryBarProps, "state" | "player" | "onPlay">) {
  const { story: texts } = useAllTexts();
  const { at } = state.phase;
  if (at === "idle" || at === "ended") {
    return (
      <Button variant="primary" icon={Play} onClick={() => onPlay(state.scene)}>
        {at === "idle" ? texts.begin : texts.again}
      </Button>
    );
  }
  return state.isPaused ? (
    <Button variant="primary" icon={Play} onClick={player.resume}>
      {texts.resume}
    </Button>
  ) : (
    <Button variant="primary" icon={Pause} onClick={player.pause}>
      {texts.pause}
    </Button>
  );
}
