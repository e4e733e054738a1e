/** What a presenter has beside the chat; in emulator mode only. */
export interface DemoControls {
  playStory(): void;
  /** States under a name. */
  showStates(): void;
  /** The phones on a real phone. */
  showPhoneLink(): void;
}
