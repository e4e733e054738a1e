/** The version of the SDK, from the SDK itself; loads it. */
export async function sdkVersion(): Promise<string> {
  return (await import("@twilio/conversations")).Client.version;
}
