import type { SetupContext, Step } from "./step.ts";
import { webhookEvent, webhookTarget } from "./webhookTarget.ts";

/**
 * The service's post-event webhook. Only post: a pre-event webhook would lose texts from unknown phones whenever this
 * server is down (Inbound Message Handling: a refusal drops the message).
 */
export async function planWebhook({
  client,
  serviceSid,
  integrations,
  replace,
}: SetupContext): Promise<Step[]> {
  const what = "webhook";
  const target = webhookTarget(integrations.publicUrl);
  if (target === undefined) {
    return [{ what, action: "leave", detail: "set PUBLIC_URL to have Twilio call this server" }];
  }
  const webhooks = client.conversations.v1.services(serviceSid).configuration.webhooks();
  const { postWebhookUrl, method, filters } = await webhooks.fetch();
  const present = postWebhookUrl === target;
  if (postWebhookUrl && !present && !replace) {
    const detail = `Twilio calls ${postWebhookUrl}; --replace makes it ${target}`;
    return [{ what, action: "leave", detail }];
  }
  const events = filters ?? [];
  if (present && method?.toUpperCase() === "POST" && events.includes(webhookEvent)) {
    return [{ what, action: "keep", detail: `Twilio calls ${target}` }];
  }
  const update = {
    postWebhookUrl: target,
    method: "POST",
    filters: [...new Set([...events, webhookEvent])],
  };
  return [
    {
      what,
      action: postWebhookUrl ? "update" : "create",
      detail: `POST ${target} for ${update.filters.join(", ")}`,
      apply: () => webhooks.update(update),
    },
  ];
}
