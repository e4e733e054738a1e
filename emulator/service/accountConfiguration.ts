import type { ServiceSid } from "../../src/domain/sids.ts";
import { isSid } from "../../src/domain/sids.ts";
import type { AccountConfiguration, AccountDefaults, AccountPatch } from "./accountDefaults.ts";
import type { ServiceContext } from "./context.ts";
import { checkMessagingService } from "./conversationFields.ts";
import { refuseEmptyPatch } from "./emptyPatch.ts";
import { ApiError } from "./errors.ts";
import { checkTimer } from "./timers.ts";

export function createAccountConfiguration(
  context: ServiceContext,
  set: (defaults: AccountDefaults) => void,
): AccountConfiguration {
  return {
    get: context.defaults,
    update: (patch) =>
      context.transaction(() => {
        refuseEmptyPatch(patch);
        const changed = { ...context.defaults(), ...checkPatch(context, patch) };
        set(changed);
        return changed;
      }),
  };
}

function checkPatch(
  context: ServiceContext,
  { chatServiceSid, messagingServiceSid, inactiveTimer, closedTimer }: AccountPatch,
): Partial<AccountDefaults> {
  return {
    ...(chatServiceSid !== undefined && {
      chatServiceSid: checkService(context, chatServiceSid),
    }),
    ...(messagingServiceSid !== undefined && {
      messagingServiceSid: checkMessagingService(context, messagingServiceSid),
    }),
    ...(inactiveTimer !== undefined && { inactiveTimer: checkTimer("inactive", inactiveTimer) }),
    ...(closedTimer !== undefined && { closedTimer: checkTimer("closed", closedTimer) }),
  };
}

function checkService({ services }: ServiceContext, text: string): ServiceSid {
  if (!isSid("IS", text) || services.find(text) === undefined) throw new ApiError(50050);
  return text;
}
