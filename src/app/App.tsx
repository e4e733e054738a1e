import { useStore } from "zustand/react";
import { errorFacts } from "../domain/errorFacts.ts";
import { BadInvitation } from "../features/sign-in/BadInvitation.tsx";
import { InvitedSignIn } from "../features/sign-in/InvitedSignIn.tsx";
import { SignIn } from "../features/sign-in/SignIn.tsx";
import { TwilioSignIn } from "../features/sign-in/TwilioSignIn.tsx";
import type { AppConfig } from "./answers.ts";
import type { AppModel } from "./appModel.ts";
import type { SignInRefusal } from "./arrival.ts";
import { ServerDown } from "./ServerDown.tsx";
import { SignedOutHere } from "./SignedOutHere.tsx";
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
    case "signedOutHere":
      return <SignedOutHere onRetry={() => void model.load()} />;
    case "signIn":
      return <SignInStage config={stage.config} refusal={stage.refusal} model={model} />;
    case "invited":
      return (
        <InvitedSignIn
          invitation={stage.invitation}
          signedInAs={stage.config.identity}
          onAccept={() => model.acceptInvitation(stage.text)}
          onStay={model.leaveInvitation}
        />
      );
    case "badInvitation":
      return (
        <BadInvitation
          error={errorFacts(stage.error)}
          signedInAs={stage.config.identity}
          onStay={model.leaveInvitation}
        />
      );
    case "chat": {
      const { Chat } = stage.screens;
      return <Chat chat={stage.chat} config={stage.config} />;
    }
  }
}

interface SignInStageProps {
  config: AppConfig;
  refusal: SignInRefusal | null;
  model: AppModel;
}

function SignInStage({ config, refusal, model }: SignInStageProps) {
  if (config.mode === "twilio") {
    return <TwilioSignIn provider={config.provider} refusal={refusal} />;
  }
  return (
    <SignIn
      people={config.people}
      passcodeRequired={config.passcodeRequired}
      onSignIn={model.signIn}
    />
  );
}
