import { listInboundAddresses } from "../../setup/inboundAddresses.ts";
import { type Check, listed, ok, fault } from "../finding.ts";

/** Without autocreation a text from an unknown phone is in no conversation (Inbound Message Handling & Autocreation). */
export const addressConfigurations: Check = {
  name: "address configurations",
  async run({ client, account }) {
    const addresses = await listInboundAddresses(client);
    const enabled = addresses.filter(({ configuration }) => configuration?.enabled === true);
    const elsewhere = enabled.filter(
      ({ configuration }) => configuration?.serviceSid !== account.serviceSid,
    );
    if (elsewhere.length > 0) {
      return fault(
        "addresses.otherService",
        `Texts from unknown phones to ${listed(elsewhere.map(({ address }) => address))} make conversations in another service.`,
        "Run: npm run setup -- --replace, or change their address configuration in the Twilio Console.",
      );
    }
    const studio = enabled.filter(({ configuration }) => configuration?.type === "studio");
    if (studio.length > 0) {
      return fault(
        "addresses.studio",
        `Texts from unknown phones to ${listed(studio.map(({ address }) => address))} go to a Studio flow first.`,
        "Good if you want it; the flow then brings people in.",
      );
    }
    const silent = addresses.filter((address) => !enabled.includes(address));
    if (silent.length > 0) {
      return fault(
        "addresses.silent",
        `Texts from unknown phones to ${listed(silent.map(({ address }) => address))} reach nobody.`,
        "Run: npm run setup",
      );
    }
    return ok(`Texts from unknown phones make conversations: ${addresses.length} addresses.`);
  },
};
