/** Which of the words of a scene this catalogue goes with. */
const language: "en" | "de" = "en";

export const storyTexts = {
  language,
  play: "Play the story",
  region: "Story",
  pause: "Pause",
  resume: "Go on",
  again: "Play again",
  next: "Next",
  restart: "Back to the start",
  close: "Close the story",
  speed: "Speed",
  speeds: { slow: "Slow", normal: "Normal", fast: "Fast", instant: "No pauses" },
  scenes: "Scenes",
  preparing: "Back to the start of the demo",
  preparingWhy: "Every scene begins with the same people, phones and messages.",
  step: (number: number, of: number, words: string) => `Step ${number} of ${of}: ${words}`,
  ended: (title: string) => `The end of “${title}”`,
  endedWhy: "Try it by hand now: text from a phone, answer in the chat. Or play another scene.",
  endedSkipped: (count: number) =>
    count === 1 ? "One step did not come out." : `${count} steps did not come out.`,
  steps: "Steps",
  stepDone: (number: number) => `Step ${number}: done`,
  stepNow: (number: number) => `Step ${number}: now`,
  stepAhead: (number: number) => `Step ${number}`,
  stepSkipped: (number: number) => `Step ${number}: did not come out`,
  retry: "Try again",
  goOn: "Go on without it",
  missing: {
    bubble: (words: string) => `“${words}” has not come into the chat.`,
    text: (number: string, words: string) => `${number} has not got “${words}”.`,
    noText: (number: string, words: string) => `${number} got “${words}” back.`,
    leg: (number: string, words: string) =>
      `The way of “${words}” to ${number} did not end as expected.`,
    member: (number: string) => `${number} is not in the conversation.`,
    words: (words: string) => `“${words}” is not on the screen.`,
    control: (what: string) => `The story looked for “${what}” and did not find it.`,
    other: (sentence: string) => `The emulator said: ${sentence}`,
  },
};
