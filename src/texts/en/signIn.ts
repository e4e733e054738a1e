export const signInTexts = {
  title: "Who are you today?",
  sentence: "Pick a person. The others and the phones are already on the line.",
  people: "People",
  or: "or as someone new",
  name: "Your name",
  join: "Join",
  joinNeedsName: "Type a name first",
  nameInvalid: "Type a name of at most 256 characters.",
  passcode: "Passcode",
  passcodeHint: "Printed where the program was started.",
  passcodeMissing: "Type the passcode first.",
  failed: "You could not be signed in",
  footer: "Emulator: no account, nothing leaves this computer.",
  twilio: {
    title: "Sign in",
    sentence: "Open your invitation: a link that whoever runs this server has sent to you.",
    sentenceOrProvider: "Open the invitation that was sent to you, or use your account.",
    noInvitation: "No invitation, or an old one? Ask whoever runs this server for a new one.",
    withProvider: (provider: string) => `Sign in with ${provider}`,
  },
  invited: {
    title: "You are invited",
    sentence: (identity: string) => `This invitation is for ${identity}.`,
    accept: (identity: string) => `Sign in as ${identity}`,
    once: "It can be used once.",
    signedInAs: (identity: string) =>
      `You are signed in as ${identity} in this browser. Accepting the invitation signs ${identity} out.`,
    stay: (identity: string) => `Stay signed in as ${identity}`,
    refusedTitle: "This invitation cannot be used",
  },
  /** The way back from a provider that did not sign somebody in. */
  refused: {
    cancelled: "The sign-in was cancelled.",
    expired: "The sign-in took too long, or was begun in another browser. Try again.",
    notAllowed: "Your account may not use this server. Ask whoever runs it.",
    provider: "The sign-in service did not answer as it should. Try again in a moment.",
  },
};
