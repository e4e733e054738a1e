export const appTexts = {
  starting: "Opening Partyline",
  serverDown: "The server does not answer.",
  tryAgain: "Try again",
};
