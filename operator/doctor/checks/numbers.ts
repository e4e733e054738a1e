import { type Check, listed, ok, fault } from "../finding.ts";

const maxNumbers = 1000;

export const numbers: Check = {
  name: "numbers",
  async run({ client }) {
    const found = await client.incomingPhoneNumbers.list({ limit: maxNumbers });
    if (found.length === 0) {
      return fault(
        "numbers.none",
        "The account has no phone number.",
        "Buy one with SMS in the Twilio Console; MMS too if pictures are to be sent.",
      );
    }
    const detail = listed(
      found.map(({ phoneNumber, capabilities }) => `${phoneNumber} (${kindsOf(capabilities)})`),
    );
    const textless = found.filter(({ capabilities }) => !capabilities.sms);
    if (textless.length === found.length) {
      return fault(
        "numbers.noTexts",
        `No number can send texts: ${detail}.`,
        "Buy a number with SMS.",
      );
    }
    if (textless.length > 0) {
      return fault(
        "numbers.someWithoutTexts",
        `${listed(textless.map(({ phoneNumber }) => phoneNumber))} cannot send texts. All: ${detail}.`,
        "The app offers them, but Twilio refuses them; release them or keep them in another account.",
      );
    }
    if (found.length === 1) {
      return fault(
        "numbers.one",
        `One number: ${detail}.`,
        "With one number each phone can be in one conversation at a time (error 50416). Buy as many as the most conversations of any one phone.",
      );
    }
    return ok(`${found.length} numbers: ${detail}.`);
  },
};

function kindsOf({ sms, mms }: { sms: boolean; mms: boolean }): string {
  const kinds = [...(sms ? ["SMS"] : []), ...(mms ? ["MMS"] : [])];
  return kinds.length === 0 ? "no texts" : kinds.join(", ");
}
