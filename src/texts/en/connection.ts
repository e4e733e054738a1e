export const connectionTexts = {
  offlineSince: (time: string) => `Offline since ${time}.`,
  noNetwork: (time: string) => `No network since ${time}.`,
  noToken: (time: string) => `Offline since ${time}: the sign-in server does not answer.`,
  waiting: (count: number) => (count === 1 ? "1 message waits." : `${count} messages wait.`),
  retryNow: "Retry now",
  connecting: "Connecting…",
  denied: "You were signed out. Your drafts are kept.",
  signIn: "Sign in",
};
