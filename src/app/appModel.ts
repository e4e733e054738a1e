import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import { ChatError } from "../domain/chatError.ts";
import type { Identity } from "../domain/identity.ts";
import type { AppConfig } from "./answers.ts";
import type { Api } from "./api.ts";
import type { Chat } from "./startChat.ts";

type Screens = typeof import("./Chat.tsx");

export type AppStage =
  | { stage: "loading" }
  | { stage: "failed"; error: ChatError }
  | { stage: "signIn"; config: AppConfig }
  | { stage: "opening" }
  | { stage: "chat"; config: AppConfig; chat: Chat; screens: Screens };

export interface AppModel extends Pick<
  StoreApi<AppStage>,
  "getState" | "getInitialState" | "subscribe"
> {
  load(): Promise<void>;
  signIn(identity: string, passcode?: string): Promise<void>;
}

/**
 * Where the app is: asking the server, signing in, or chatting. Everything behind the sign-in is loaded by `import()`,
 * so that the sign-in screen stays light.
 */
export function createAppModel(api: Api): AppModel {
  const stages = createStore<AppStage>(() => ({ stage: "loading" }));
  const setStage = (stage: AppStage) => stages.setState(stage, true);

  async function load(): Promise<void> {
    setStage({ stage: "loading" });
    await orFail(async () => {
      const config = await api.fetchConfig();
      if (config.identity === null) setStage({ stage: "signIn", config });
      else await enter(config, config.identity);
    });
  }

  async function enter(config: AppConfig, identity: Identity): Promise<void> {
    setStage({ stage: "opening" });
    const [{ startChat }, screens] = await Promise.all([
      import("./startChat.ts"),
      import("./Chat.tsx"),
    ]);
    const chat = startChat(config, identity, api, () => void load());
    setStage({ stage: "chat", config, chat, screens });
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
    await orFail(async () => enter(await api.fetchConfig(), identity));
  }

  return {
    getState: stages.getState,
    getInitialState: stages.getInitialState,
    subscribe: stages.subscribe,
    load,
    signIn,
  };
}
