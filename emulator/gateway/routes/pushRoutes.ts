import type { PushDevice } from "../../pushDevice.ts";
import type { Viewer } from "../../sync/access.ts";
import {
  pushRegistrationBody,
  removePushRegistrationsBody,
} from "../../wire/client/pushRegistration.ts";
import type { PushRegistration } from "../../wire/client/pushRegistration.ts";
import { created, noContent } from "../gatewayRequest.ts";
import { readBody } from "../readBody.ts";
import type { Routes } from "../router.ts";

/** Devices by the id of their registration. Kept in memory, for a look; nothing is delivered to them. */
export type PushRegistrations = Map<string, PushDevice>;

/** Bounds the memory: the oldest goes. */
const keptRegistrations = 1_000;

export function pushRoutes(registrations: PushRegistrations): Routes {
  let last = 0;
  return {
    "/v1/registrations": {
      POST: ({ viewer, body }) => {
        const registration = readBody(pushRegistrationBody, body);
        const oldest = registrations.keys().next();
        if (registrations.size >= keptRegistrations && !oldest.done) {
          registrations.delete(oldest.value);
        }
        last += 1;
        const id = `PR${last}`;
        registrations.set(id, toDevice(viewer, registration));
        return created({ id });
      },
      DELETE: ({ viewer, body }) => {
        const device = readBody(removePushRegistrationsBody, body);
        for (const [id, each] of registrations) {
          const { channelType, registrationId } = each;
          const isMeant = channelType === device.binding_type && registrationId === device.address;
          if (isMeant && isOf(viewer, each)) registrations.delete(id);
        }
        return noContent;
      },
    },
    "/v1/registrations/:id": {
      DELETE: ({ viewer, path }) => {
        const id = path["id"] ?? "";
        const device = registrations.get(id);
        if (device !== undefined && isOf(viewer, device)) registrations.delete(id);
        return noContent;
      },
    },
  };
}

/** An identity is somebody else in another service. */
function isOf({ serviceSid, identity }: Viewer, device: PushDevice): boolean {
  return device.serviceSid === serviceSid && device.identity === identity;
}

function toDevice(
  { serviceSid, identity }: Viewer,
  { channel_type: channelType, data }: PushRegistration,
): PushDevice {
  return { serviceSid, identity, channelType, registrationId: data?.registration_id };
}
