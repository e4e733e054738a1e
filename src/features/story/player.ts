import { createStore, type StoreApi } from "zustand/vanilla";
import type { Action, Fact, Scene, Step } from "./scene.ts";

export const speeds = ["slow", "normal", "fast", "instant"] as const;
export type Speed = (typeof speeds)[number];

export type Phase =
  /** Nothing has been played yet. */
  | { at: "idle" }
  /** The scene is being put back to its start. */
  | { at: "preparing" }
  /** What is about to happen is told. */
  | { at: "saying" }
  | { at: "acting" }
  | { at: "waiting" }
  /** Something did not come or could not be done; the presenter decides. */
  | { at: "stuck"; problem: unknown }
  /** It has come true. */
  | { at: "shown" }
  | { at: "ended" };

export interface PlayerState {
  scene: Scene;
  /** Index of the present step; the number of steps at the end. */
  step: number;
  phase: Phase;
  isPaused: boolean;
  speed: Speed;
  /** Steps whose facts did not all come. */
  skipped: ReadonlySet<number>;
}

/** How the hands move now. */
export interface Pace {
  keyMs: number;
  beatMs: number;
}

/** Asked before each move, so that a pause holds the hands where they are. */
export type AskPace = () => Promise<Pace>;

export interface PlayerParts {
  /** Puts the world back to where scenes begin. */
  prepare(speed: Speed, signal: AbortSignal): Promise<void>;
  perform(action: Action, pace: AskPace, signal: AbortSignal): Promise<void>;
  /** Resolves when it is true; rejects when it does not come in time. */
  waitFor(fact: Fact, signal: AbortSignal): Promise<void>;
  /** Ends early without an error when the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Player extends Pick<
  StoreApi<PlayerState>,
  "getState" | "getInitialState" | "subscribe"
> {
  /** From the start, be it for the first time or again. */
  play(scene: Scene): void;
  pause(): void;
  resume(): void;
  /** Goes on at once; when stuck, past what did not come. */
  next(): void;
  /** Tries again what did not come. */
  retry(): void;
  setSpeed(speed: Speed): void;
  stop(): void;
}

const factor: Record<Speed, number> = { slow: 1.7, normal: 1, fast: 0.5, instant: 0 };
const keyMs = 38;
const beatMs = 600;
const shownMs = 2200;
const readMs = { least: 2600, word: 190 };

/** Plays scenes: says, acts, waits, goes on. Knows nothing of screens. */
export function createPlayer(parts: PlayerParts, scene: Scene, speed: Speed): Player {
  const store = createStore<PlayerState>(() => ({
    scene,
    step: 0,
    phase: { at: "idle" },
    isPaused: false,
    speed,
    skipped: new Set(),
  }));
  const { getState, setState } = store;
  /** Of the run that is under way; a new one ends it. */
  let run = new AbortController();
  /** Ends the present rest. */
  let rest = new AbortController();
  /** The step whose pauses somebody has cut short. */
  let hurried = -1;
  let answer: ((what: "retry" | "next") => void) | null = null;
  let wake = () => {};

  const setPhase = (phase: Phase) => setState({ phase });
  const pause = (ms: number): number =>
    hurried === getState().step ? 0 : ms * factor[getState().speed];

  async function takeRest(ms: number, signal: AbortSignal): Promise<void> {
    rest = new AbortController();
    const ends = AbortSignal.any([rest.signal, signal]);
    if (pause(ms) > 0) await parts.sleep(pause(ms), ends);
    signal.throwIfAborted();
  }

  /** Stays here while somebody has paused. */
  async function gate(signal: AbortSignal): Promise<void> {
    while (getState().isPaused && hurried !== getState().step) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      signal.throwIfAborted();
    }
  }

  /** False: somebody wants to go on without it. */
  async function insist(work: () => Promise<void>, at: Phase, signal: AbortSignal) {
    for (;;) {
      await gate(signal);
      setPhase(at);
      try {
        await work();
        return true;
      } catch (problem) {
        signal.throwIfAborted();
        setPhase({ at: "stuck", problem });
        const wanted = await new Promise<"retry" | "next">((resolve) => {
          answer = resolve;
        });
        signal.throwIfAborted();
        if (wanted === "next") return false;
      }
    }
  }

  async function playStep(step: Step, signal: AbortSignal): Promise<boolean> {
    setPhase({ at: "saying" });
    await gate(signal);
    await takeRest(readingMs(step), signal);
    const pace = async (): Promise<Pace> => {
      await gate(signal);
      return { keyMs: pause(keyMs), beatMs: pause(beatMs) };
    };
    const perform = (action: Action) =>
      insist(() => parts.perform(action, pace, signal), { at: "acting" }, signal);
    for (const action of step.do) if (!(await perform(action))) return false;
    for (const fact of step.expect) {
      if (!(await insist(() => parts.waitFor(fact, signal), { at: "waiting" }, signal))) {
        return false;
      }
    }
    for (const action of step.show ?? []) if (!(await perform(action))) return false;
    setPhase({ at: "shown" });
    await takeRest(shownMs * (step.show === undefined ? 1 : 2), signal);
    await gate(signal);
    return true;
  }

  async function playAll(of: Scene, signal: AbortSignal): Promise<void> {
    if (!(await insist(() => parts.prepare(getState().speed, signal), { at: "preparing" }, signal)))
      return;
    for (const [at, step] of of.steps.entries()) {
      setState({ step: at });
      if (await playStep(step, signal)) continue;
      setState((state) => ({ skipped: new Set([...state.skipped, at]) }));
    }
    setState({ step: of.steps.length, phase: { at: "ended" } });
  }

  function stop(): void {
    run.abort();
    rest.abort();
    answer?.("next");
    answer = null;
    wake();
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    play(of) {
      stop();
      run = new AbortController();
      const { signal } = run;
      hurried = -1;
      setState({
        scene: of,
        step: 0,
        phase: { at: "preparing" },
        isPaused: false,
        skipped: new Set(),
      });
      playAll(of, signal).catch((problem: unknown) => {
        if (!signal.aborted) setPhase({ at: "stuck", problem });
      });
    },
    pause: () => setState({ isPaused: true }),
    resume() {
      setState({ isPaused: false });
      wake();
    },
    next() {
      const { phase, step } = getState();
      if (phase.at === "stuck") {
        answer?.("next");
        answer = null;
        return;
      }
      hurried = step;
      rest.abort();
      wake();
    },
    retry() {
      answer?.("retry");
      answer = null;
    },
    setSpeed: (to) => setState({ speed: to }),
    stop,
  };
}

/** Long enough to read the caption aloud. */
function readingMs({ say, why }: Step): number {
  const words = `${say.en} ${why.en}`.split(" ").length;
  return Math.max(readMs.least, words * readMs.word);
}
