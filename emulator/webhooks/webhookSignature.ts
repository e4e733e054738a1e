import { createHmac } from "node:crypto";

/**
 * `X-Twilio-Signature` (Webhooks Security): the URL as called and, for a form, each name and value in the order of the
 * names, signed with the account's auth token. With GET the parameters are in the URL already.
 */
export function webhookSignature(
  authToken: string,
  url: string,
  form: Readonly<Record<string, string>> = {},
): string {
  const names = Object.keys(form).toSorted();
  const signed = names.reduce((text, name) => `${text}${name}${form[name] ?? ""}`, url);
  return createHmac("sha1", authToken).update(signed, "utf8").digest("base64");
}
