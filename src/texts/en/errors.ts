/** What a ChatError tells, without its class: also an error kept in the outbox has it. */
export interface ErrorFacts {
  kind:
    | "offline"
    | "unauthorized"
    | "rejected"
    | "notFound"
    | "tooLarge"
    | "throttled"
    | "unknownOutcome"
    | "unknown";
  code?: number | null | undefined;
  message: string;
}

/** Sentences for Twilio's codes that people meet here (Twilio error dictionary, Conversations). */
const byCode: Readonly<Record<number, string>> = {
  20429: "Twilio asks for fewer requests. Wait a moment.",
  50107: "Your role does not allow this.",
  50205: "Nobody has signed in under this name yet.",
  50220: "This conversation has reached its limit of people.",
  50300: "This conversation no longer exists.",
  50353: "There is a conversation of this name already.",
  50400: "This person is not in the conversation.",
  50403: "This conversation has reached its limit of people.",
  50404: "This person is in the conversation already.",
  50407: "This is not a number that Twilio can use.",
  50416: "This phone and this Twilio number already meet in another conversation.",
  50433: "This person is in the conversation already.",
  50511: "The message is too long.",
  63016: "The 24-hour WhatsApp window is closed. Only an approved template can be sent.",
};

function sentence(error: ErrorFacts): string {
  const known = error.code === undefined || error.code === null ? undefined : byCode[error.code];
  return known ?? byKind(error);
}

function byKind(error: ErrorFacts): string {
  switch (error.kind) {
    case "offline":
      return "You are offline.";
    case "unauthorized":
      return "You are signed out.";
    case "notFound":
      return "This no longer exists.";
    case "tooLarge":
      return "This is too large.";
    case "throttled":
      return "Too many requests. Wait a moment.";
    case "unknownOutcome":
      return "No answer came. It is not known whether it was done.";
    case "rejected":
    case "unknown":
      return error.message === "" ? "This did not work." : finished(error.message);
  }
}

function advice(error: ErrorFacts): string {
  switch (error.kind) {
    case "offline":
      return "It is done when you are connected again.";
    case "unauthorized":
      return "Sign in again.";
    case "throttled":
    case "unknownOutcome":
      return "Try again in a moment.";
    case "tooLarge":
      return "Make it smaller.";
    case "notFound":
      return "Reload to see how things are now.";
    case "rejected":
    case "unknown":
      return "Try again, or ask whoever runs this with the code.";
  }
}

/** Twilio's sentences often come without a full stop. */
function finished(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

export const errorTexts = {
  /** What happened. */
  sentence,
  /** What the person can do. */
  advice,
  /** Twilio's code, to be shown beside the sentence. */
  code: (code: number) => `Twilio error ${code}`,
};
