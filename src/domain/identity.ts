/** The name of a chat person in their access token. Case-sensitive, unique per service. */
export type Identity = string & { readonly __identity: true };

/** Twilio's limit (Conversations Limits). */
export const maxIdentityLength = 256;

// A control character in a name can only be a mistake or an attack on logs and headers.
const controlCharacters = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const looksLikeUserSid = /^US[0-9a-f]{32}$/;

/**
 * Reads an identity as somebody typed it; undefined when it cannot be one: empty, over 256 characters, with control
 * characters, or of the form of a user sid (Twilio refuses that with 50206).
 */
export function parseIdentity(text: string): Identity | undefined {
  const trimmed = text.trim().normalize("NFC");
  if (trimmed === "" || trimmed.length > maxIdentityLength) return undefined;
  if (controlCharacters.test(trimmed) || looksLikeUserSid.test(trimmed)) return undefined;
  // Every rule of an identity has just been checked.
  return trimmed as Identity;
}
