import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Json, type StandInState, stockService } from "./standInState.ts";

const stamp = "2026-01-01T00:00:00Z";

export function registerConfiguration(app: FastifyInstance, state: StandInState): void {
  app.get("/v1/Configuration", () => state.configuration);
  app.get("/v1/Services/:service/Configuration", (request) =>
    state.serviceConfigurations.get(param(request, "service")),
  );
  app.post("/v1/Services/:service/Configuration", (request) => {
    const configuration = state.serviceConfigurations.get(param(request, "service")) ?? {};
    configuration["reachability_enabled"] = formOf(request)["ReachabilityEnabled"] === "true";
    return configuration;
  });
}

/** The emulator has one service only, so it cannot send anybody to another. */
export function registerAddresses(app: FastifyInstance, state: StandInState): void {
  const autoCreationOf = (form: Json) => ({
    enabled: form["AutoCreation.Enabled"] === "true",
    type: form["AutoCreation.Type"],
    conversation_service_sid: form["AutoCreation.ConversationServiceSid"],
  });
  app.get("/v1/Configuration/Addresses", () => page("address_configurations", state.addresses));
  app.post("/v1/Configuration/Addresses", (request, reply) => {
    const form = formOf(request);
    const entry = {
      sid: `IG${String(state.addresses.length).padStart(32, "0")}`,
      type: form["Type"],
      address: form["Address"],
      auto_creation: autoCreationOf(form),
      date_created: stamp,
      date_updated: stamp,
    };
    state.addresses.push(entry);
    return reply.code(201).send(entry);
  });
  app.post("/v1/Configuration/Addresses/:sid", (request) => {
    const entry = state.addresses.find(({ sid }) => sid === param(request, "sid")) ?? {};
    entry["auto_creation"] = autoCreationOf(formOf(request));
    return entry;
  });
}

export function registerRoles(app: FastifyInstance, state: StandInState): void {
  const path = "/v1/Services/:service/Roles/:role";
  const resource = (sid: string) => {
    const role = state.roles.get(sid);
    return { sid, friendly_name: role?.friendlyName, permissions: role?.permissions };
  };
  app.get(path, (request) => resource(param(request, "role")));
  app.post(path, (request) => {
    const sid = param(request, "role");
    const role = state.roles.get(sid);
    if (role !== undefined) role.permissions = [formOf(request)["Permission"]].flat().map(String);
    return resource(sid);
  });
}

export function registerServices(app: FastifyInstance, state: StandInState): void {
  const resource = ({ sid, friendlyName }: { sid: string; friendlyName: string }) => ({
    sid,
    friendly_name: friendlyName,
    date_created: stamp,
    date_updated: stamp,
  });
  app.get("/v1/Services", () => page("services", state.services.map(resource)));
  app.post("/v1/Services", (request, reply) => {
    const sid = `IS${String(state.services.length).padStart(32, "0")}`;
    const made = { sid, friendlyName: String(formOf(request)["FriendlyName"]) };
    state.services.push(made);
    state.serviceConfigurations.set(sid, stockService(state.roles, "2"));
    return reply.code(201).send(resource(made));
  });
  app.get("/v1/Services/:service", (request, reply) => {
    const sid = param(request, "service");
    const found = state.services.find((service) => service.sid === sid);
    if (found !== undefined) return resource(found);
    if (sid.startsWith("MG") && state.messagingService !== undefined) {
      return { sid, friendly_name: "Default Messaging Service" };
    }
    return reply.code(404).send({ code: 20404, message: "not found", status: 404 });
  });
}

export function registerMessaging(app: FastifyInstance, state: StandInState, sid: string): void {
  app.get(`/v1/Services/${sid}/PhoneNumbers`, () =>
    page(
      "phone_numbers",
      (state.messagingService?.numbers ?? []).map((number) => ({ phone_number: number })),
    ),
  );
  app.get(`/v1/Services/${sid}/Compliance/Usa2p`, () =>
    page(
      "compliance",
      (state.messagingService?.campaigns ?? []).map((status) => ({ campaign_status: status })),
    ),
  );
  app.get("/v1/Keys/:key", (request) => ({
    sid: param(request, "key"),
    friendly_name: "Partyline",
    policy: state.keyPolicy ?? null,
    date_created: stamp,
    date_updated: stamp,
  }));
  app.get("/v1/ContentAndApprovals", () => page("contents", state.contents));
}

export function page(key: string, items: readonly unknown[]): Json {
  return { meta: { key, page: 0, page_size: 1000, next_page_url: null }, [key]: items };
}

export function formOf(request: FastifyRequest): Json {
  // The form parser gives a flat object of texts and lists.
  return (request.body ?? {}) as Json;
}

function param(request: FastifyRequest, name: string): string {
  // Fastify's router gives texts by the names in the path.
  return (request.params as Record<string, string>)[name] ?? "";
}
