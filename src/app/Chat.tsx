import { ChatCommandsProvider } from "../session/commands.ts";
import { DiagnosticsProvider } from "../session/diagnostics.ts";
import { ChatStoreProvider } from "../store/chatStoreContext.ts";
import type { AppConfig } from "./answers.ts";
import { Layout } from "./Layout.tsx";
import type { RunningChat } from "./runningChat.ts";

interface ChatProps {
  chat: RunningChat;
  config: AppConfig;
}

/**
 * The screens of somebody who is signed in.
 * @public appModel.ts loads this file and hands it on as a whole.
 */
export function Chat({ chat, config }: ChatProps) {
  return (
    <ChatStoreProvider value={chat.store}>
      <ChatCommandsProvider value={chat.commands}>
        <DiagnosticsProvider value={chat.diagnostics}>
          <Layout chat={chat} config={config} />
        </DiagnosticsProvider>
      </ChatCommandsProvider>
    </ChatStoreProvider>
  );
}
