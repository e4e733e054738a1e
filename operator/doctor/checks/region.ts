import { type Check, ok, fault } from "../finding.ts";

/** Conversations exists in us1 only (error 50385). The helper silently follows these variables. */
export const region: Check = {
  name: "region",
  async run({ env }) {
    const name = env["TWILIO_REGION"];
    if (name !== undefined && name !== "" && name !== "us1") {
      return fault(
        "region.elsewhere",
        `TWILIO_REGION is ${name}, but Conversations exists in us1 only (error 50385).`,
        "Remove TWILIO_REGION, and use an API key that was made in us1.",
      );
    }
    return ok("us1.");
  },
};
