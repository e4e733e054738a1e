import { missingPermissions, requiredPermissions } from "../../setup/permissions.ts";
import { type Check, fault, listed, ok } from "../finding.ts";

export const roles: Check = {
  name: "roles",
  async run({ client, account }) {
    const service = client.conversations.v1.services(account.serviceSid);
    const defaults = await service.configuration().fetch();
    const [people, creators, members] = await Promise.all([
      service.roles(defaults.defaultChatServiceRoleSid).fetch(),
      service.roles(defaults.defaultConversationCreatorRoleSid).fetch(),
      service.roles(defaults.defaultConversationRoleSid).fetch(),
    ]);
    const missing = [
      ...missingPermissions(people, requiredPermissions.service),
      ...missingPermissions(creators, requiredPermissions.conversation),
      ...missingPermissions(members, requiredPermissions.conversation),
    ];
    if (missing.length === 0) return ok("People may do all that the app offers.");
    const detail = `Not allowed: ${listed(missing.map(({ role, permission }) => `${permission} (${role})`))}.`;
    const advice =
      "Run: npm run setup. Without addNonChatParticipant nobody can add a phone in the app (error 50107).";
    const essential = new Set(["addNonChatParticipant", "sendMessage", "createConversation"]);
    return missing.some(({ permission }) => essential.has(permission))
      ? fault("roles.tooLittle", detail, advice)
      : fault("roles.less", detail, advice);
  },
};
