import { webhookEvent, webhookTarget } from "../../setup/webhookTarget.ts";
import { type Check, fail, ok, warn } from "../finding.ts";

interface WebhookSettings {
  method: string | null;
  filters: string[] | null;
  preWebhookUrl: string | null;
  postWebhookUrl: string | null;
}

export const webhook: Check = {
  name: "webhook",
  async run({ client, account, integrations }) {
    const target = webhookTarget(integrations.publicUrl);
    if (target === undefined) {
      return warn(
        "PUBLIC_URL is not set, so Twilio cannot tell about texts from unknown phones.",
        "Set PUBLIC_URL to the address at which Twilio reaches this server, then run: npm run setup",
      );
    }
    const settings: WebhookSettings[] = await Promise.all([
      client.conversations.v1.services(account.serviceSid).configuration.webhooks().fetch(),
      client.conversations.v1.configuration.webhooks().fetch(),
    ]);
    const ours = settings.find(({ postWebhookUrl }) => postWebhookUrl === target);
    if (ours === undefined) {
      const other = settings.map(({ postWebhookUrl }) => postWebhookUrl).find(Boolean);
      return other
        ? fail(
            `Twilio calls ${other}, not ${target}.`,
            "Run: npm run setup -- --replace, or let the other server bring people in.",
          )
        : fail(`Twilio does not call ${target}.`, "Run: npm run setup");
    }
    if (ours.method?.toUpperCase() !== "POST") {
      return fail("Twilio calls the webhook by GET.", "Run: npm run setup");
    }
    if (!(ours.filters ?? []).includes(webhookEvent)) {
      return fail(`Twilio calls the webhook, but not for ${webhookEvent}.`, "Run: npm run setup");
    }
    if (settings.some(({ preWebhookUrl }) => preWebhookUrl === target)) {
      return warn(
        "Twilio asks this server before it makes a conversation: while it is down, texts from unknown phones are lost.",
        "Remove the pre-event webhook; the names are set afterwards too.",
      );
    }
    return ok(`Twilio calls ${target} for ${webhookEvent}.`);
  },
};
