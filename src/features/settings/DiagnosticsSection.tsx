import { Copy } from "lucide-react";
import { useDiagnostics } from "../../session/diagnostics.ts";
import { formatExactTime } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { copyText } from "../../ui/copyText.ts";

/** SDK, connection, token and the last errors; to be sent to whoever looks for a fault. */
export function DiagnosticsSection() {
  const { settings, shell } = useAllTexts();
  const facts = useDiagnostics();
  const words = {
    connecting: shell.connecting,
    connected: shell.connected,
    offline: shell.offline,
    denied: shell.signedOut,
  };
  const lines = [
    `${settings.sdk}: ${facts.sdkVersion ?? "–"}`,
    `${settings.tokenUntil}: ${facts.tokenExpiresAt === null ? "–" : formatExactTime(facts.tokenExpiresAt)}`,
    `${settings.connectionStates}:`,
    ...facts.connections.map(({ at, status }) => `  ${formatExactTime(at)} ${words[status]}`),
    `${settings.lastErrors}:`,
    ...(facts.errors.length === 0
      ? [`  ${settings.noErrors}`]
      : facts.errors.map(({ at, text }) => `  ${formatExactTime(at)} ${text}`)),
  ];
  const text = lines.join("\n");
  return (
    <div className="grid grid-cols-1 gap-3">
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- longer than its box, it scrolls by keyboard too
        tabIndex={0}
        aria-label={settings.diagnostics}
        className="rounded-field bg-sunken text-pane focus-inset max-h-60 overflow-auto p-3 font-mono whitespace-pre-wrap"
      >
        {text}
      </pre>
      <div>
        <Button
          icon={Copy}
          onClick={() => {
            void copyText(text, { copied: shell.copied, failed: shell.copyFailed });
          }}
        >
          {settings.copyAsText}
        </Button>
      </div>
    </div>
  );
}
