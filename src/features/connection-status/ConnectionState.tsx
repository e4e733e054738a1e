import { useConnection } from "../../store/useConnection.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { ConnectionDot } from "../../ui/ConnectionDot.tsx";

/** The state of the connection as a dot with its word, for the top bar. */
export function ConnectionState() {
  const { shell } = useTexts();
  const { status } = useConnection();
  switch (status) {
    case "connected":
      return <ConnectionDot tone="good" label={shell.connected} />;
    case "connecting":
      return <ConnectionDot tone="idle" label={shell.connecting} />;
    case "offline":
      return <ConnectionDot tone="warn" label={shell.offline} />;
    case "denied":
      return <ConnectionDot tone="bad" label={shell.signedOut} />;
  }
}
