import { missingPermissions, requiredPermissions } from "./permissions.ts";
import type { SetupContext, Step } from "./step.ts";

/** The default roles get what the app needs; nothing is taken from them. */
export async function planRoles({ client, serviceSid }: SetupContext): Promise<Step[]> {
  const service = client.conversations.v1.services(serviceSid);
  const defaults = await service.configuration().fetch();
  const required = new Map<string, readonly string[]>([
    [defaults.defaultChatServiceRoleSid, requiredPermissions.service],
    [defaults.defaultConversationCreatorRoleSid, requiredPermissions.conversation],
    [defaults.defaultConversationRoleSid, requiredPermissions.conversation],
  ]);
  return Promise.all(
    [...required].map(async ([sid, permissions]): Promise<Step> => {
      const role = await service.roles(sid).fetch();
      const missing = missingPermissions(role, permissions).map(({ permission }) => permission);
      const what = `role "${role.friendlyName}"`;
      if (missing.length === 0)
        return { what, action: "keep", detail: "allows all that is needed" };
      return {
        what,
        action: "update",
        detail: `add ${missing.join(", ")}`,
        // An update replaces the whole set (Role resource).
        apply: () => service.roles(sid).update({ permission: [...role.permissions, ...missing] }),
      };
    }),
  );
}

/** Without reachability the SDK never tells who is online. */
export async function planReachability({ client, serviceSid }: SetupContext): Promise<Step[]> {
  const configuration = client.conversations.v1.services(serviceSid).configuration();
  const { reachabilityEnabled } = await configuration.fetch();
  const what = "reachability";
  if (reachabilityEnabled) return [{ what, action: "keep", detail: "is on" }];
  return [
    {
      what,
      action: "update",
      detail: "switch on, so that people see who is online",
      apply: () => configuration.update({ reachabilityEnabled: true }),
    },
  ];
}
