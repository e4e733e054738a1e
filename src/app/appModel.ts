import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import { ChatError } from "../domain/chatError.ts";
import type { Identity } from "../domain/identity.ts";
import type { AppConfig, Invitation } from "./answers.ts";
import type { Api } from "./api.ts";
import { forgetArrival, invitationIn, refusalIn, type SignInRefusal } from "./arrival.ts";
import type { Beginnings } from "./beginnings.ts";
import { forgetShell } from "./forgetShell.ts";
import {
  forgetRemembered,
  isSameChat,
  remember,
  rememberedConfig,
  type SignedInConfig,
} from "./remembered.ts";
import type { RunningChat } from "./runningChat.ts";
import { endServerSession, isSignOutOwed } from "./signOutOwed.ts";

/** As long as the screens wait for what is kept on this machine. */
const restoreMs = 500;

type Screens = typeof import("./Chat.tsx");

export type AppStage =
  | { stage: "loading" }
  | { stage: "failed"; error: ChatError }
  /** The server does not know of it yet. */
  | { stage: "signedOutHere" }
  | { stage: "signIn"; config: AppConfig; refusal: SignInRefusal | null }
  | { stage: "invited"; config: AppConfig; invitation: Invitation; text: string }
  | { stage: "badInvitation"; config: AppConfig; error: ChatError }
  | { stage: "opening" }
  | { stage: "chat"; config: AppConfig; chat: RunningChat; screens: Screens };

export interface AppModel extends Pick<
  StoreApi<AppStage>,
  "getState" | "getInitialState" | "subscribe"
> {
  load(): Promise<void>;
  signIn(identity: string, passcode?: string): Promise<void>;
  acceptInvitation(text: string): Promise<void>;
  /** Leaves an invitation where it is and goes on as whoever is signed in. */
  leaveInvitation(): void;
}

/**
 * Where the app is: asking the server, signing in, or chatting. Everything behind the sign-in is loaded by `import()`,
 * so that the sign-in screen stays light.
 */
export function createAppModel(
  api: Api,
  takeBeginnings: () => Promise<Beginnings | undefined>,
): AppModel {
  const stages = createStore<AppStage>(() => ({ stage: "loading" }));
  const setStage = (stage: AppStage) => stages.setState(stage, true);

  async function load(): Promise<void> {
    setStage({ stage: "loading" });
    const remembered = invitationIn(location) === null ? rememberedConfig() : null;
    if (isSignOutOwed() && !(await paySignOut())) return;
    await orFail(async () => {
      if (remembered === null) await arrive(await api.fetchConfig());
      else await resume(remembered);
    });
  }

  /** What could not be told when somebody signed out is told before anything else. False: still not. */
  async function paySignOut(): Promise<boolean> {
    try {
      await endServerSession(api.signOut);
      return true;
    } catch {
      setStage({ stage: "signedOutHere" });
      return false;
    }
  }

  async function arrive(config: AppConfig): Promise<void> {
    const text = config.mode === "twilio" ? invitationIn(location) : null;
    if (text !== null) await lookAt(text, config);
    else if (config.identity !== null) await enter(config, config.identity);
    else askToSignIn(config);
  }

  /** Begins as whoever was signed in last time, while the server is asked whether that still holds. */
  async function resume(remembered: SignedInConfig): Promise<void> {
    const asking = api.fetchConfig().catch(() => undefined);
    const chat = await enter(remembered, remembered.identity);
    const config = await asking;
    // Without an answer the chat says that it is offline, and asks again for what it needs.
    if (config === undefined || isSameChat(remembered, config)) return;
    forgetRemembered();
    setStage({ stage: "loading" });
    await chat.stop();
    await arrive(config);
  }

  function askToSignIn(config: AppConfig): void {
    const refusal = refusalIn(location);
    if (refusal !== null) forgetArrival();
    setStage({ stage: "signIn", config, refusal });
  }

  async function lookAt(text: string, config: AppConfig): Promise<void> {
    const invitation = await api.readInvitation(text).catch(refusalOrThrow);
    if (invitation instanceof ChatError) {
      setStage({ stage: "badInvitation", config, error: invitation });
    } else if (invitation.identity !== config.identity) {
      setStage({ stage: "invited", config, invitation, text });
    } else {
      // An invitation for whoever is signed in already changes nothing.
      forgetArrival();
      await enter(config, invitation.identity);
    }
  }

  async function enter(config: AppConfig, identity: Identity): Promise<RunningChat> {
    setStage({ stage: "opening" });
    const starting = Promise.all([import("./startChat.ts"), takeBeginnings()]).then(
      ([{ startChat }, beginnings]) =>
        startChat(config, identity, api, { onSignedOut, beginnings }),
    );
    // After the chat has begun: it connects while the screens are read.
    const [chat, screens] = await Promise.all([starting, import("./Chat.tsx")]);
    // An empty list that fills up a moment later would be drawn for nothing.
    await Promise.race([chat.restored, delayed(restoreMs)]);
    remember({ ...config, identity });
    setStage({ stage: "chat", config, chat, screens });
    return chat;
  }

  function onSignedOut(): void {
    forgetRemembered();
    void forgetShell()
      .catch(() => undefined)
      .then(load);
  }

  async function orFail(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const shown = error instanceof ChatError ? error : new ChatError("unknown", String(error));
      setStage({ stage: "failed", error: shown });
    }
  }

  async function signIn(name: string, passcode?: string): Promise<void> {
    const identity = await api.signIn(name, passcode);
    await orFail(async () => void (await enter(await api.fetchConfig(), identity)));
  }

  async function acceptInvitation(text: string): Promise<void> {
    const identity = await api.acceptInvitation(text);
    forgetArrival();
    await orFail(async () => void (await enter(await api.fetchConfig(), identity)));
  }

  return {
    getState: stages.getState,
    getInitialState: stages.getInitialState,
    subscribe: stages.subscribe,
    load,
    signIn,
    acceptInvitation,
    leaveInvitation() {
      forgetArrival();
      void load();
    },
  };
}

function delayed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** A refusal is for the person to read; that the server cannot be reached is another matter. */
function refusalOrThrow(error: unknown): ChatError {
  if (error instanceof ChatError && error.kind === "rejected") return error;
  throw error;
}
