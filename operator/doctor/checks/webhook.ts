import { webhookEvent, webhookTarget } from "../../setup/webhookTarget.ts";
import { type Check, ok, fault } from "../finding.ts";

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
      return fault(
        "webhook.noPublicUrl",
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
        ? fault(
            "webhook.elsewhere",
            `Twilio calls ${other}, not ${target}.`,
            "Run: npm run setup -- --replace, or let the other server bring people in.",
          )
        : fault("webhook.none", `Twilio does not call ${target}.`, "Run: npm run setup");
    }
    if (ours.method?.toUpperCase() !== "POST") {
      return fault("webhook.byGet", "Twilio calls the webhook by GET.", "Run: npm run setup");
    }
    if (!(ours.filters ?? []).includes(webhookEvent)) {
      return fault(
        "webhook.otherEvents",
        `Twilio calls the webhook, but not for ${webhookEvent}.`,
        "Run: npm run setup",
      );
    }
    if (settings.some(({ preWebhookUrl }) => preWebhookUrl === target)) {
      return fault(
        "webhook.asksBefore",
        "Twilio asks this server before it makes a conversation: while it is down, texts from unknown phones are lost.",
        "Remove the pre-event webhook; the names are set afterwards too.",
      );
    }
    return ok(`Twilio calls ${target} for ${webhookEvent}.`);
  },
};
