import type { Viewer } from "../../sync/access.ts";
import {
  pushRegistrationBody,
  removePushRegistrationsBody,
} from "../../wire/client/pushRegistration.ts";
import type { PushRegistration } from "../../wire/client/pushRegistration.ts";
import { created, noContent } from "../gatewayRequest.ts";
import { readBody } from "../readBody.ts";
import type { Routes } from "../router.ts";

/** Registrations by their id. Kept in memory, for a look; nothing is delivered through them. */
export type PushRegistrations = Map<string, { viewer: Viewer; registration: PushRegistration }>;

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
        const { serviceSid, identity } = viewer;
        registrations.set(id, { viewer: { serviceSid, identity }, registration });
        return created({ id });
      },
      DELETE: ({ viewer, body }) => {
        const device = readBody(removePushRegistrationsBody, body);
        for (const [id, { viewer: owner, registration }] of registrations) {
          if (
            owner.identity === viewer.identity &&
            registration.channel_type === device.binding_type &&
            registration.data?.registration_id === device.address
          ) {
            registrations.delete(id);
          }
        }
        return noContent;
      },
    },
    "/v1/registrations/:id": {
      DELETE: ({ viewer, path }) => {
        const id = path["id"] ?? "";
        if (registrations.get(id)?.viewer.identity === viewer.identity) registrations.delete(id);
        return noContent;
      },
    },
  };
}
