import { ChatCommandsProvider } from "../session/commands.ts";
import { DiagnosticsProvider } from "../session/diagnostics.ts";
import { ChatStoreProvider } from "../store/chatStoreContext.ts";
import type { AppConfig } from "./answers.ts";
import { ChatLanguage } from "./ChatLanguage.tsx";
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
          <ChatLanguage>
            <Layout chat={chat} config={config} />
          </ChatLanguage>
        </DiagnosticsProvider>
      </ChatCommandsProvider>
    </ChatStoreProvider>
  );
}
