import { createHash } from "node:crypto";
import * as v from "valibot";
import type { PushDevice } from "../pushDevice.ts";
import { ApiError } from "../service/errors.ts";
import { pageOfArray } from "./pageOfArray.ts";
import { listRequest, toListBody } from "./paging.ts";
import { parseParameters, text } from "./parameters.ts";
import { param, type RegisterRoutes, type Scope, scopeOf } from "./scope.ts";
import { twilioDate } from "./twilioDate.ts";

const bindingTypes = ["apn", "gcm", "fcm", "twilsock"];
const manyTexts = v.optional(v.union([text, v.array(text)]));
const filterSchema = v.object({ BindingType: manyTexts, Identity: manyTexts });

/** The devices that the SDK has registered for push; they are in memory, and nothing is pushed. */
export const registerBindings: RegisterRoutes = (app, context) => {
  const { pushDevices, service } = context;
  const devicesOf = ({ serviceSid }: Scope) =>
    pushDevices.list().filter((device) => device.serviceSid === serviceSid);
  const find = (scope: Scope, sid: string) => {
    const device = devicesOf(scope).find((each) => sidOf(each) === sid);
    if (device === undefined) throw new ApiError(20404, `Binding ${sid} was not found`);
    return device;
  };

  const toBinding = (scope: Scope, device: PushDevice) => {
    // When a device was registered is not kept.
    const date = twilioDate(service.services.get(scope.serviceSid).dateCreated);
    const sid = sidOf(device);
    return {
      sid,
      account_sid: scope.accountSid,
      chat_service_sid: scope.serviceSid,
      credential_sid: null,
      date_created: date,
      date_updated: date,
      endpoint: `${device.identity}:${device.registrationId ?? ""}`,
      identity: device.identity,
      binding_type: device.channelType,
      message_types: ["removed_from_conversation", "new_message", "added_to_conversation"],
      url: `${scope.baseUrl}/Bindings/${sid}`,
    };
  };

  app.get("/Bindings", (request) => {
    const scope = scopeOf(context, request);
    const filter = parseParameters(filterSchema, request.query);
    const list = listRequest(request, 100, ["BindingType", "Identity"]);
    const types = [filter.BindingType ?? []].flat().map((type) => type.toLowerCase());
    if (!types.every((type) => bindingTypes.includes(type))) throw new ApiError(50209);
    const identities = [filter.Identity ?? []].flat();
    const devices = devicesOf(scope).filter(
      ({ channelType, identity }) =>
        (types.length === 0 || types.includes(channelType)) &&
        (identities.length === 0 || identities.includes(identity)),
    );
    const page = pageOfArray(devices, list);
    return toListBody(list, "bindings", page, (device) => toBinding(scope, device));
  });

  app.get("/Bindings/:BindingSid", (request) => {
    const scope = scopeOf(context, request);
    return toBinding(scope, find(scope, param(request, "BindingSid")));
  });

  app.delete("/Bindings/:BindingSid", (request, reply) => {
    const scope = scopeOf(context, request);
    pushDevices.remove(find(scope, param(request, "BindingSid")));
    return reply.code(204).send();
  });
};

/** Made of what a registration says, so that it is the same each time. */
function sidOf({ serviceSid, identity, channelType, registrationId }: PushDevice): string {
  const words = JSON.stringify([serviceSid, identity, channelType, registrationId]);
  return `BS${createHash("md5").update(words).digest("hex")}`;
}
