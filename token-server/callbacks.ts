import type { FastifyInstance, FastifyRequest } from "fastify";
import * as v from "valibot";
import type { IntegrationsConfig } from "./config.ts";
import { askCustomers, createContactCards, phoneOf } from "./contacts.ts";
import { type ConversationAccess, requireMembership } from "./conversations.ts";
import { HttpError, parseInput } from "./guards.ts";
import {
  askProxyAddress,
  askTemplates,
  createServices,
  type ServiceOptions,
} from "./integrationServices.ts";

interface CallbacksOptions extends ConversationAccess, ServiceOptions {
  integrations: IntegrationsConfig;
  /** The identity of the signed-in person; throws an HttpError 401 when there is none. */
  requirePerson: (request: FastifyRequest) => string | Promise<string>;
  /** Signs the calls to the integration services, as Twilio Frontline did. */
  authToken: string | undefined;
}

const address = v.pipe(
  v.string("address is missing."),
  v.regex(/^(whatsapp:)?\+[1-9]\d{1,14}$/, "address must be a number such as +16505551111."),
);
const templatesQuery = v.object({
  conversationSid: v.pipe(
    v.string("conversationSid is missing."),
    v.regex(/^CH[0-9a-f]{32}$/, "conversationSid is malformed."),
  ),
  customerId: v.optional(address),
});
const addressQuery = v.object({ address });
const mostAddresses = 50;
const addressesQuery = v.object({
  address: v.pipe(
    v.union(
      [
        v.array(address),
        v.pipe(
          address,
          v.transform((one) => [one]),
        ),
      ],
      (issue) =>
        issue.input === undefined
          ? "address is missing."
          : "address must be a number such as +16505551111.",
    ),
    v.maxLength(mostAddresses, `Ask for ${mostAddresses} addresses at most.`),
  ),
});
const shortText = (name: string) =>
  v.optional(v.pipe(v.string(), v.maxLength(256, `${name} is too long.`)), "");
const customersQuery = v.object({
  pageSize: v.optional(
    v.pipe(v.string(), v.regex(/^([1-9]\d?|100)$/, "pageSize must be 1 to 100.")),
    "30",
  ),
  anchor: shortText("anchor"),
  query: shortText("query"),
});

/**
 * `GET /api/templates`, `/api/contacts`, `/api/customers` and `/api/proxy-address`. Register it inside the API: it needs
 * its cookies, request guard and error handler. Throws a ConfigError when a service is set and no auth token.
 */
export function registerCallbacks(app: FastifyInstance, options: CallbacksOptions): void {
  const { integrations, authToken } = options;
  const services = createServices(integrations, authToken, options);
  const findCards = createContactCards(
    { contacts: integrations.contacts, crm: services.crm },
    integrations.avatarHosts,
  );
  const customerIdOf = (of: string) =>
    integrations.contacts.get(phoneOf(of))?.customerId ?? phoneOf(of);

  app.get("/api/templates", async (request) => {
    const worker = await options.requirePerson(request);
    const { conversationSid, customerId } = parseInput(templatesQuery, request.query);
    if (services.templates === undefined) return { categories: [] };
    const addresses = await requireMembership(options, conversationSid, worker);
    // Filled-in templates tell about a customer, so nobody may ask for one of another conversation.
    const customer = customerId ?? addresses[0];
    if (customer === undefined || !addresses.includes(customer)) {
      const message = "Nobody with this number is in the conversation.";
      throw new HttpError(404, "not in conversation", message);
    }
    const categories = await askTemplates(services.templates, {
      worker,
      customerId: customerIdOf(customer),
      conversationSid,
    });
    return { categories };
  });

  app.get("/api/contacts", async (request) => {
    const worker = await options.requirePerson(request);
    return findCards(parseInput(addressesQuery, request.query).address, worker);
  });

  app.get("/api/customers", async (request) => {
    const worker = await options.requirePerson(request);
    const { pageSize, anchor, query } = parseInput(customersQuery, request.query);
    if (services.crm === undefined) return { customers: [], searchable: false };
    return askCustomers(services.crm, { worker, pageSize: Number(pageSize), anchor, query });
  });

  app.get("/api/proxy-address", async (request) => {
    const worker = await options.requirePerson(request);
    const question = parseInput(addressQuery, request.query);
    if (services.outgoing === undefined) return { proxyAddress: null };
    const customerId = customerIdOf(question.address);
    return {
      proxyAddress: await askProxyAddress(services.outgoing, { worker, customerId, ...question }),
    };
  });
}
