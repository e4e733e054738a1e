import type { RoleSid, ServiceSid } from "../../src/domain/sids.ts";
import { isSid } from "../../src/domain/sids.ts";
import type { ServiceRow } from "../store/rows.ts";
import { checkLength } from "./attributes.ts";
import type { ServiceContext } from "./context.ts";
import { removeConversation } from "./conversations.ts";
import { refuseEmptyPatch } from "./emptyPatch.ts";
import { ApiError } from "./errors.ts";
import { paged } from "./paged.ts";
import { checkRoleSid } from "./roleSid.ts";
import type { ServicePatch, Services } from "./service.ts";

export function createServices(context: ServiceContext): Services {
  const { store, services, transaction, ids, clock, limits } = context;

  const has = (sid: string): sid is ServiceSid =>
    isSid("IS", sid) &&
    (sid === context.defaults().chatServiceSid || services.find(sid) !== undefined);
  const get = (sid: string) => {
    if (!has(sid)) throw new ApiError(50050);
    return services.of(sid);
  };
  const change = (sid: string, patch: Partial<ServiceRow>): ServiceRow => {
    const changed = { ...get(sid), ...patch, dateUpdated: clock.now() };
    store.services.update(changed.sid, { ...patch, dateUpdated: changed.dateUpdated });
    services.forget();
    return changed;
  };

  return {
    has,
    get,
    create: (posted) =>
      transaction(() => {
        const max = limits.friendlyNameLength;
        const tooLong = `FriendlyName is too long, at most ${max} characters`;
        const name = checkLength(posted, max, 50003, tooLong);
        return services.insert(ids.sid<ServiceSid>("IS"), name);
      }),
    list(page) {
      services.of(context.defaults().chatServiceSid);
      return paged(() => store.services.list(page));
    },
    remove: (sid) =>
      transaction(() => {
        const row = get(sid);
        if (row.sid === context.defaults().chatServiceSid) {
          throw new ApiError(20409, "The default Conversation Service cannot be deleted");
        }
        removeService(context, row.sid);
      }),
    configure: (sid, patch) =>
      transaction(() => {
        const row = get(sid);
        refuseEmptyPatch(patch);
        return change(sid, checkPatch(context, row, patch));
      }),
    setNotifications: (sid, notifications) => transaction(() => change(sid, { notifications })),
  };
}

function checkPatch(
  context: ServiceContext,
  { sid }: ServiceRow,
  { creatorRoleSid, conversationRoleSid, serviceRoleSid, reachability }: ServicePatch,
): Partial<ServiceRow> {
  const role = (type: "conversation" | "service", text: string): RoleSid =>
    checkRoleSid(context, sid, type, text);
  return {
    ...(creatorRoleSid !== undefined && { creatorRoleSid: role("conversation", creatorRoleSid) }),
    ...(conversationRoleSid !== undefined && {
      conversationRoleSid: role("conversation", conversationRoleSid),
    }),
    ...(serviceRoleSid !== undefined && { serviceRoleSid: role("service", serviceRoleSid) }),
    ...(reachability !== undefined && { reachability }),
  };
}

function removeService(context: ServiceContext, sid: ServiceSid): void {
  const { store, services } = context;
  const everything = { pageSize: 1_000 };
  for (
    let page = store.conversations.list(sid, {}, everything);
    page.items.length > 0;
    page = store.conversations.list(sid, {}, everything)
  ) {
    for (const conversation of page.items) {
      removeConversation(context, { kind: "rest" }, sid, conversation.sid);
    }
  }
  store.users.removeOfService(sid);
  store.roles.removeOfService(sid);
  store.webhooks.remove(sid);
  store.services.remove(sid);
  services.forget();
}
