import { useStore } from "zustand/react";
import { SignIn } from "../features/sign-in/SignIn.tsx";
import type { AppModel } from "./appModel.ts";
import { ServerDown } from "./ServerDown.tsx";
import { Starting } from "./Starting.tsx";

interface AppProps {
  model: AppModel;
}

export function App({ model }: AppProps) {
  const stage = useStore(model);
  switch (stage.stage) {
    case "loading":
    case "opening":
      return <Starting />;
    case "failed":
      return <ServerDown error={stage.error} onRetry={() => void model.load()} />;
    case "signIn":
      return (
        <SignIn
          people={stage.config.people}
          passcodeRequired={stage.config.passcodeRequired}
          onSignIn={model.signIn}
        />
      );
    case "chat": {
      const { Chat } = stage.screens;
      return <Chat chat={stage.chat} config={stage.config} />;
    }
  }
}
