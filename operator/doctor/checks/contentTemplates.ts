import * as v from "valibot";
import { type Check, listed, ok, fault } from "../finding.ts";

const limit = 200;
const approval = v.object({ status: v.nullish(v.string(), "unsubmitted") });
// Twilio never sends these outside the 24-hour window (Session Definitions).
const insideOnly = ["twilio/list-picker", "twilio/location"];

export const contentTemplates: Check = {
  name: "content templates",
  async run({ client, integrations }) {
    const senders = await client.messaging.v2.channelsSenders.list({
      channel: "whatsapp",
      limit: 1,
    });
    if (senders.length === 0) return ok("Not needed: there is no WhatsApp sender.");
    const contents = await client.content.v1.contentAndApprovals.list({ limit });
    const usable = contents
      .filter(({ types }) => Object.keys(types).some((type) => !insideOnly.includes(type)))
      .filter(({ approvalRequests }) => statusOf(approvalRequests) === "approved");
    if (usable.length > 0) {
      return ok(`Approved: ${listed(usable.map(({ friendlyName }) => friendlyName))}.`);
    }
    const others = contents.map(
      ({ friendlyName, approvalRequests }) => `${friendlyName} (${statusOf(approvalRequests)})`,
    );
    const found = others.length === 0 ? "there is none" : listed(others);
    const frontline =
      integrations.templatesUrl === undefined
        ? ""
        : " Texts of the templates callback do not open the window unless they name a content_sid.";
    return fault(
      "templates.none",
      `No approved template: ${found}. Nobody can be written to on WhatsApp more than 24 hours after their last message (error 63016).${frontline}`,
      "Make one in the Twilio Console, Content Template Builder, and submit it for approval.",
    );
  },
};

function statusOf(approvalRequests: unknown): string {
  const parsed = v.safeParse(approval, approvalRequests ?? {});
  return parsed.success ? parsed.output.status : "unknown";
}
