import { type Check, ok, fault } from "../finding.ts";

const timeoutMs = 10_000;
const warnSeconds = 30;
// Tokens carry the time at which they were made; Twilio refuses ones from the future and ones that have ended.
const failSeconds = 300;

export const clockSkew: Check = {
  name: "clock",
  async run({ baseUrl, now }) {
    const url = `${baseUrl ?? "https://conversations.twilio.com"}/v1`;
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel();
    const theirs = Date.parse(response.headers.get("date") ?? "");
    if (Number.isNaN(theirs)) {
      return fault(
        "clock.unknown",
        "Twilio did not say what time it is.",
        "Run the doctor again later.",
      );
    }
    const seconds = Math.round((now() - theirs) / 1000);
    const apart = `This machine's clock is ${Math.abs(seconds)} s ${seconds < 0 ? "behind" : "ahead of"} Twilio's.`;
    const advice = "Switch on time synchronisation (NTP) on this machine.";
    if (Math.abs(seconds) > failSeconds) return fault("clock.far", apart, advice);
    if (Math.abs(seconds) > warnSeconds) return fault("clock.off", apart, advice);
    return ok("Right to within half a minute.");
  },
};
