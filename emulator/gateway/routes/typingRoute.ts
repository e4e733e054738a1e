import type { Service } from "../../service/service.ts";
import { typingForm } from "../../wire/client/typing.ts";
import { ok } from "../gatewayRequest.ts";
import { readForm } from "../readBody.ts";
import type { Routes } from "../router.ts";

/** The SDK signals at most once in so many seconds and conversation. */
export const typingTimeoutSeconds = 5;

export function typingRoute(service: Service): Routes {
  return {
    "/Client/v2/Typing": {
      POST: ({ viewer, body }) => {
        const { ChannelSid: conversation } = readForm(typingForm, body);
        service.typing(viewer.serviceSid, conversation, viewer.identity);
        return ok({ typing_timeout: typingTimeoutSeconds });
      },
    },
  };
}
