/**
 * What nobody outside Twilio knows, or what Twilio lets an account choose: each with a default that
 * docs/emulator-differences.md lists.
 */
export interface Choices {
  /** How a leg to somebody who has opted out ends (21610). */
  optedOutStatus: "failed" | "undelivered";
  /** How a WhatsApp leg outside the 24-hour window ends (63016). */
  outsideWindowStatus: "failed" | "undelivered";
  /** Before April 2025: a body that is word for word an approved template goes out as one. */
  bodyMayBeTemplate: boolean;
  /** A file that a phone cannot take: nothing goes out to it, or a leg that fails. */
  unsendableMedia: "noLeg" | "failedLeg";
  /** Whether templates that nobody has approved yet are in the SDK's list. */
  sdkListsUnapproved: boolean;
  /** Whether WhatsApp approves each template that is submitted, at once. */
  approvesAtOnce: boolean;
  /** A trial account's sandbox sends 50 messages a day. */
  trialAccount: boolean;
  /** Writes of SDK and REST in a second, to a conversation and to a service each; null: as many as one likes. */
  actionsPerSecond: number | null;
}

export const defaultChoices: Choices = {
  optedOutStatus: "failed",
  outsideWindowStatus: "undelivered",
  bodyMayBeTemplate: false,
  unsendableMedia: "noLeg",
  sdkListsUnapproved: true,
  approvesAtOnce: false,
  trialAccount: false,
  actionsPerSecond: null,
};
