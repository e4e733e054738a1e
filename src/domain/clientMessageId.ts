import type { Attributes } from "./entities.ts";

/** Ours, made when the person presses Send. It travels in the message's attributes and ties bubble and message. */
export type ClientMessageId = string & { readonly __clientMessageId: true };

const attributeName = "clientMessageId";
const pattern = /^[A-Za-z0-9-]{8,64}$/;

export function isClientMessageId(value: unknown): value is ClientMessageId {
  return typeof value === "string" && pattern.test(value);
}

/** The id that a client put into a message's attributes; null for messages of phones, programs and other apps. */
export function clientMessageIdOf(attributes: Attributes): ClientMessageId | null {
  const value = attributes[attributeName];
  return isClientMessageId(value) ? value : null;
}

export function withClientMessageId(attributes: Attributes, id: ClientMessageId): Attributes {
  return { ...attributes, [attributeName]: id };
}
