import { originOf } from "../origin.ts";
import { ApiError } from "../service/errors.ts";
import { listRequest, toListBody } from "./paging.ts";
import { param, type RegisterRoutes, type RestContext } from "./scope.ts";
import { twilioDate } from "./twilioDate.ts";

/** The account has one Conversation Service; making and removing others answers 501. */
export const registerServices: RegisterRoutes = (app, context) => {
  app.get("/Services", (request) => {
    const list = listRequest(request, 100);
    const page = { items: [context.account.serviceSid], nextToken: null, previousToken: null };
    return toListBody(list, "services", page, () => toService(context, originOf(request)));
  });

  app.get("/Services/:ChatServiceSid", (request) => {
    if (param(request, "ChatServiceSid") !== context.account.serviceSid) throw new ApiError(50050);
    return toService(context, originOf(request));
  });
};

function toService({ account, serviceCreated }: RestContext, origin: string): object {
  const url = `${origin}/v1/Services/${account.serviceSid}`;
  return {
    sid: account.serviceSid,
    account_sid: account.accountSid,
    friendly_name: "Default Conversations Service",
    date_created: twilioDate(serviceCreated),
    date_updated: twilioDate(serviceCreated),
    url,
    links: {
      conversations: `${url}/Conversations`,
      users: `${url}/Users`,
      roles: `${url}/Roles`,
      bindings: `${url}/Bindings`,
      configuration: `${url}/Configuration`,
      participant_conversations: `${url}/ParticipantConversations`,
      conversation_with_participants: `${url}/ConversationWithParticipants`,
    },
  };
}
