import { askCustomer } from "../../../token-server/contacts.ts";
import { isLoopback } from "../../../token-server/guards.ts";
import {
  askProxyAddress,
  askTemplates,
  CallbackError,
  createServices,
  type IntegrationService,
} from "../../../token-server/integrationServices.ts";
import { type Check, ok, fault } from "../finding.ts";

const worker = "partyline-doctor";
/** A number that belongs to nobody (555-01xx is reserved for fiction). */
const address = "+12025550100";

/** Asks each service that is set about a customer whom it cannot know. */
export const integrationServices: Check = {
  name: "integration services",
  async run({ account, integrations }) {
    const { templatesUrl, crmUrl, outgoingUrl } = integrations;
    const urls = [templatesUrl, crmUrl, outgoingUrl].filter((url) => url !== undefined);
    if (urls.length === 0) return ok("None is set.");
    if (account.authToken === undefined) {
      return fault(
        "services.noAuthToken",
        "They are set, but TWILIO_AUTH_TOKEN is not.",
        "It signs the calls; set it.",
      );
    }
    const { templates, crm, outgoing } = createServices(integrations, account.authToken);
    const conversationSid = `CH${"0".repeat(32)}`;
    const faults = await Promise.all([
      faultOf(templates, (service) =>
        askTemplates(service, { worker, customerId: address, conversationSid }),
      ),
      faultOf(crm, (service) => askCustomer(service, { worker, customerId: address })),
      faultOf(outgoing, (service) =>
        askProxyAddress(service, { worker, customerId: address, address }),
      ),
    ]);
    const found = faults.filter((fault) => fault !== undefined);
    if (found.length > 0) {
      return fault(
        "services.fault",
        found.map(({ message }) => message).join(" "),
        "Check the address in .env, that the service runs, and that it checks signatures with this account's auth token.",
      );
    }
    const open = urls.filter((url) => isOpen(url));
    if (open.length > 0) {
      return fault(
        "services.unencrypted",
        `${open.join(", ")}: customers' numbers and names travel unencrypted.`,
        "Use https://.",
      );
    }
    return ok(`${urls.length} answer.`);
  },
};

async function faultOf(
  service: IntegrationService | undefined,
  ask: (service: IntegrationService) => Promise<unknown>,
): Promise<CallbackError | undefined> {
  if (service === undefined) return undefined;
  try {
    await ask(service);
    return undefined;
  } catch (error) {
    if (!(error instanceof CallbackError)) throw error;
    return error.fault === "unknownCustomer" ? undefined : error;
  }
}

function isOpen(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "http:" && !isLoopback(hostname.replaceAll(/[[\]]/g, ""));
}
