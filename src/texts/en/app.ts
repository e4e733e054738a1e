export const appTexts = {
  product: "Partyline",
  starting: "Opening Partyline",
  serverDown: "The server does not answer.",
  signedOutHere: "You are signed out on this device",
  signedOutHereSentence:
    "Your messages and drafts are gone from this browser. The server could not be told yet: it ends your session as soon as this page reaches it, now or when it is opened again.",
  tryAgain: "Try again",
};
