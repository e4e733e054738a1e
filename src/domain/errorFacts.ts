import { ChatError, type ChatErrorKind } from "./chatError.ts";

/** What a screen needs of an error to put it into words. */
export interface ErrorFacts {
  kind: ChatErrorKind;
  code: number | null;
  message: string;
}

/** Anything thrown, as facts for a sentence. Commands reject with ChatErrors; whatever else comes is a bug and `unknown`. */
export function errorFacts(error: unknown): ErrorFacts {
  if (error instanceof ChatError) {
    return { kind: error.kind, code: error.code ?? null, message: error.message };
  }
  return {
    kind: "unknown",
    code: null,
    message: error instanceof Error ? error.message : String(error),
  };
}
