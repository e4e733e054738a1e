import { createContext, useContext, useSyncExternalStore } from "react";
import type { ConnectionStatus } from "../domain/chatEvent.ts";
import { errorFacts } from "../domain/errorFacts.ts";

const longestList = 30;

export interface DiagnosticsFacts {
  sdkVersion: string | null;
  /** Epoch ms; null before there was a token. */
  tokenExpiresAt: number | null;
  /** Newest first. */
  connections: readonly { at: number; status: ConnectionStatus["status"] }[];
  errors: readonly { at: number; text: string }[];
}

export interface Diagnostics {
  noteConnection(status: ConnectionStatus["status"]): void;
  noteError(error: unknown): void;
  /** Only the time of its end is read and kept. */
  noteToken(token: string): void;
  noteSdkVersion(version: string): void;
  read(): DiagnosticsFacts;
  subscribe(listener: () => void): () => void;
}

/** What helps to find a fault: no texts, no names of people, no tokens. */
export function createDiagnostics(now: () => number): Diagnostics {
  let facts: DiagnosticsFacts = {
    sdkVersion: null,
    tokenExpiresAt: null,
    connections: [],
    errors: [],
  };
  const listeners = new Set<() => void>();

  function change(part: Partial<DiagnosticsFacts>): void {
    facts = { ...facts, ...part };
    for (const listener of listeners) listener();
  }

  return {
    noteConnection(status) {
      if (facts.connections[0]?.status === status) return;
      change({
        connections: [{ at: now(), status }, ...facts.connections].slice(0, longestList),
      });
    },
    noteError(error) {
      const { kind, code, message } = errorFacts(error);
      const text = `${kind}${code === null ? "" : ` ${code}`}: ${message}`;
      change({ errors: [{ at: now(), text }, ...facts.errors].slice(0, longestList) });
    },
    noteToken: (token) => change({ tokenExpiresAt: expiryOf(token) }),
    noteSdkVersion: (sdkVersion) => change({ sdkVersion }),
    read: () => facts,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A token is three parts of base64url; the second one tells `exp` in seconds (RFC 7519). */
function expiryOf(token: string): number | null {
  try {
    const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const claims: unknown = JSON.parse(atob(payload));
    const exp: unknown =
      typeof claims === "object" && claims !== null ? Reflect.get(claims, "exp") : undefined;
    return typeof exp === "number" ? exp * 1000 : null;
  } catch {
    return null;
  }
}

const DiagnosticsContext = createContext<Diagnostics | null>(null);

export const DiagnosticsProvider = DiagnosticsContext.Provider;

export function useDiagnostics(): DiagnosticsFacts {
  const diagnostics = useContext(DiagnosticsContext);
  if (diagnostics === null) throw new Error("useDiagnostics needs a DiagnosticsProvider above it");
  return useSyncExternalStore(diagnostics.subscribe, diagnostics.read);
}

/** For errors that a part of the screen met by itself. */
export function useNoteError(): Diagnostics["noteError"] {
  const diagnostics = useContext(DiagnosticsContext);
  if (diagnostics === null) throw new Error("useNoteError needs a DiagnosticsProvider above it");
  return diagnostics.noteError;
}
