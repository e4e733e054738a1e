import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Route } from "wouter";
import { parseAddress } from "../domain/address.ts";
import { loadPhoneMetadata } from "../domain/phoneNumbers.ts";
import { PhonesGate } from "../features/phones/PhonesGate.tsx";
import { useTexts } from "../texts/useTexts.ts";
import { Toasts } from "../ui/Toasts.tsx";
import { TooltipLayer } from "../ui/TooltipLayer.tsx";
import { createApi } from "./api.ts";
import { ChatLanguage } from "./ChatLanguage.tsx";
import "./chat.css";
import { StartLanguage } from "./StartLanguage.tsx";

/**
 * The phones alone, without the chat and without signing in. A link may bring the passcode along, behind the # where
 * no server sees it.
 */
export async function showPhonesPage(root: HTMLElement): Promise<void> {
  const passcode = new URLSearchParams(location.hash.slice(1)).get("passcode") ?? undefined;
  if (location.hash !== "") history.replaceState(null, "", location.pathname);
  const [config] = await Promise.all([
    // Without an answer the page itself says that there is none.
    createApi()
      .fetchConfig()
      .catch(() => undefined),
    loadPhoneMetadata(),
  ]);
  // There are phones in emulator mode only.
  if (config?.mode === "twilio") location.replace("/");
  else {
    createRoot(root).render(
      <StrictMode>
        <StartLanguage>
          <ChatLanguage>
            <PhonesWindow passcode={passcode} />
          </ChatLanguage>
        </StartLanguage>
      </StrictMode>,
    );
  }
}

function PhonesWindow({ passcode }: { passcode: string | undefined }) {
  const { shell } = useTexts();
  return (
    <main className="bg-canvas relative flex h-dvh flex-col pb-[env(safe-area-inset-bottom)]">
      <Route path="/phones/:address?">
        {({ address }) => (
          <PhonesGate
            passcode={passcode}
            address={address === undefined ? undefined : parseAddress(decoded(address))}
          />
        )}
      </Route>
      <Toasts dismissLabel={shell.dismiss} />
      <TooltipLayer />
    </main>
  );
}

/** The address stands percent-encoded in the path; a link that was typed may have it as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
