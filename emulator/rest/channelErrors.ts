/** What the codes on legs mean, in Twilio's words (behaviour 3.7). */
export const channelErrors: Readonly<Record<number, string>> = {
  21606: "The From phone number is not a valid message-capable number of this account",
  21610: "Attempt to send to unsubscribed recipient",
  21617: "The concatenated message body exceeds the 1600 character limit",
  30003: "Unreachable destination handset",
  30004: "Message blocked",
  30005: "Unknown destination handset",
  30006: "Landline or unreachable carrier",
  30007: "Message filtered",
  30019: "Content size exceeds carrier limit",
  30034: "US A2P 10DLC - Message from an Unregistered Number",
  63003: "Channel could not find To address",
  63015: "Channel Sandbox can only send messages to phone numbers that have joined the Sandbox",
  63016: "Failed to send freeform message because you are outside the allowed window",
  63018: "Rate limit exceeded for Channel",
  63021: "Channel invalid content error",
  63038: "Account exceeded the daily messages limit",
};
