/** Twilio's ids: two letters and 32 hex digits. Branded, so that one kind cannot be passed for another. */
type Sid<Prefix extends string> = string & { readonly __sid: Prefix };

export type AccountSid = Sid<"AC">;
export type ServiceSid = Sid<"IS">;
export type ConversationSid = Sid<"CH">;
export type ParticipantSid = Sid<"MB">;
export type MessageSid = Sid<"IM">;
export type ReceiptSid = Sid<"DY">;
export type UserSid = Sid<"US">;
export type RoleSid = Sid<"RL">;
export type MediaSid = Sid<"ME">;
export type ContentSid = Sid<"HX">;

export interface SidKinds {
  AC: AccountSid;
  IS: ServiceSid;
  CH: ConversationSid;
  MB: ParticipantSid;
  IM: MessageSid;
  DY: ReceiptSid;
  US: UserSid;
  RL: RoleSid;
  ME: MediaSid;
  HX: ContentSid;
}

export type SidPrefix = keyof SidKinds;

const hexDigits = /^[0-9a-f]{32}$/;

/** True when `text` is a sid of that kind. */
export function isSid<Prefix extends SidPrefix>(
  prefix: Prefix,
  text: string,
): text is SidKinds[Prefix] {
  return text.length === 34 && text.startsWith(prefix) && hexDigits.test(text.slice(2));
}

/** Takes a sid out of a longer text, such as the one that names the holder of a pair (error 50416). */
export function findSid<Prefix extends SidPrefix>(
  prefix: Prefix,
  text: string,
): SidKinds[Prefix] | undefined {
  const found = new RegExp(`\\b${prefix}[0-9a-f]{32}\\b`).exec(text)?.[0];
  return found !== undefined && isSid(prefix, found) ? found : undefined;
}
