/** ISO 8601 in UTC and whole seconds, as every date of Twilio's REST answers (behaviour 1.1). */
export function twilioDate(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** The older form that the 2010 API answers with. */
export function twilioDate2010(epochMs: number): string {
  return new Date(epochMs).toUTCString().replace("GMT", "+0000");
}
