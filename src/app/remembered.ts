import type { Identity } from "../domain/identity.ts";
import type { AppConfig } from "./answers.ts";
import { parseConfig } from "./answers.ts";

const key = "partyline:signed-in";

export type SignedInConfig = AppConfig & { identity: Identity };

/**
 * Who was signed in at the last visit, and what the chat needs to know of the server: so the list is there before the
 * server has answered, and also when it does not. The server has the last word. No secret is in it.
 */
export function rememberedConfig(): SignedInConfig | null {
  try {
    const config = parseConfig(JSON.parse(localStorage.getItem(key) ?? "null"));
    const identity = config?.identity ?? null;
    return config === undefined || identity === null ? null : { ...config, identity };
  } catch {
    // No storage, or nothing in it that can be read.
    return null;
  }
}

export function remember({ mode, twilsockUri, identity }: SignedInConfig): void {
  try {
    localStorage.setItem(key, JSON.stringify({ mode, twilsockUri, identity }));
  } catch {
    // Without it the next start waits for the server.
  }
}

export function forgetRemembered(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing can be in a storage that does not work.
  }
}

/** Whether a chat that was started by what is remembered may go on as it is. */
export function isSameChat(remembered: SignedInConfig, config: AppConfig): boolean {
  return (
    remembered.identity === config.identity &&
    remembered.mode === config.mode &&
    remembered.twilsockUri === config.twilsockUri
  );
}
