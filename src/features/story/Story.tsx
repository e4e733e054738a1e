import { useCallback, useEffect, useRef, useState } from "react";
import { useStore } from "zustand/react";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { waitFor } from "./facts.ts";
import { sleep } from "./hands.ts";
import { perform } from "./perform.ts";
import { createPlayer, type Player, type Speed, speeds } from "./player.ts";
import { prepare } from "./prepare.ts";
import { SavedStates } from "./SavedStates.tsx";
import { SaveFirst } from "./SaveFirst.tsx";
import type { Scene } from "./scene.ts";
import { seedStory } from "./scenes/seedStory.ts";
import type { Stage } from "./stage.ts";
import { fetchStates } from "./stateCalls.ts";
import "./story.css";
import { StoryBar } from "./StoryBar.tsx";
import { useFootHeight } from "./useFootHeight.ts";

interface StoryProps {
  stage: Omit<Stage, "texts">;
  onClose(): void;
}

/** The player: a bar below the panes that tells what is about to happen, and does it in them. */
export function Story({ stage, onClose }: StoryProps) {
  const allTexts = useAllTexts();
  const { story: texts } = allTexts;
  const current = useRef<Stage>({ ...stage, texts: allTexts });
  useEffect(() => {
    current.current = { ...stage, texts: allTexts };
  });
  const [player] = useState(() => playerOn(asItIs(() => current.current)));
  const state = useStore(player);
  const foot = useFootHeight();

  const [asked, setAsked] = useState<Scene | null>(null);
  const isOwn = useRef(false);
  const [statesShown, setStatesShown] = useState(false);

  const begin = useCallback(
    (scene: Scene) => {
      isOwn.current = true;
      setAsked(null);
      player.play(scene);
    },
    [player],
  );
  // What the story itself has made is nothing to ask about.
  const play = useCallback(
    (scene: Scene) => {
      if (isOwn.current) return begin(scene);
      fetchStates().then(
        ({ present }) => (present.changed ? setAsked(scene) : begin(scene)),
        () => begin(scene),
      );
    },
    [begin],
  );

  useEffect(() => {
    play(seedStory);
    return player.stop;
  }, [play, player]);

  return (
    <section
      ref={foot}
      aria-label={texts.region}
      data-story=""
      data-over-dialogs=""
      className="border-hairline bg-panel pointer-events-auto relative z-40 flex-none border-t pb-[env(safe-area-inset-bottom)]"
    >
      <StoryBar
        state={state}
        player={player}
        onPlay={play}
        onSpeed={(speed) => {
          player.setSpeed(speed);
          rememberSpeed(speed);
        }}
        onStates={() => setStatesShown(true)}
        onClose={onClose}
      />
      {asked !== null && (
        <SaveFirst
          onBegin={() => begin(asked)}
          onClose={() => (state.phase.at === "idle" ? onClose() : setAsked(null))}
        />
      )}
      {statesShown && (
        <SavedStates
          onClose={() => {
            setStatesShown(false);
            // Whatever has been loaded is somebody's own.
            isOwn.current = false;
          }}
        />
      )}
    </section>
  );
}

/** Always the stage of the last drawing: what a step does first may change what it does next. */
function asItIs(stage: () => Stage): Stage {
  return {
    get store() {
      return stage().store;
    },
    get texts() {
      return stage().texts;
    },
    openConversation: (sid) => stage().openConversation(sid),
    showDetails: (shown) => stage().showDetails(shown),
    showPhones: (shown) => stage().showPhones(shown),
    isNarrow: () => stage().isNarrow(),
    openRoute: (sid, conversationSid) => stage().openRoute(sid, conversationSid),
    openNumbers: () => stage().openNumbers(),
  };
}

function playerOn(stage: Stage): Player {
  return createPlayer(
    {
      prepare: (speed, signal) => prepare(stage, speed === "instant", signal),
      perform: (action, pace, signal) => perform(action, stage, pace, signal),
      waitFor: (fact, signal) => waitFor(fact, stage, signal),
      sleep,
    },
    seedStory,
    rememberedSpeed(),
  );
}

const speedKey = "partyline.storySpeed";

function rememberedSpeed(): Speed {
  try {
    const stored = localStorage.getItem(speedKey);
    return speeds.find((speed) => speed === stored) ?? "normal";
  } catch {
    return "normal";
  }
}

function rememberSpeed(speed: Speed): void {
  try {
    localStorage.setItem(speedKey, speed);
  } catch {
    // Then it lasts until the page is left.
  }
}
