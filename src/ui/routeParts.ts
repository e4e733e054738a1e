import type { AvatarFace } from "./avatarFace.ts";
import type { Channel } from "./channel.ts";
import type { DeliveryState } from "./deliveryState.ts";

/** The number that a line goes through. */
export interface RoutePlate {
  letter: string;
  number: string;
}

/** Who wrote, and how. */
export interface RouteAuthor {
  face: AvatarFace;
  name: string;
  /** The name is a number. */
  tabular: boolean;
  note: string;
  channel: Channel;
  /** Before the plate, in words: "to". */
  via: string;
  plate: RoutePlate | null;
  /** On the line where no number is. */
  withoutPlate: string;
}

export interface RouteStop {
  key: string;
  face: AvatarFace;
  name: string;
  tabular: boolean;
  note: string;
  /** The number as it stands on a person's plate, with its country; only phones have one. */
  phone: { number: string; country: string; countryName: string } | null;
  channel: Channel;
  /** How it travels, for those who do not see the line; before the plate: "SMS from". */
  via: string;
  plate: RoutePlate | null;
  withoutPlate: string;
  /** Null while nothing is known of it. */
  state: DeliveryState | null;
  stateLabel: string;
  /** Short, for the mini drawing. */
  shortLabel: string;
  time: string;
}

export interface RouteNode {
  title: string;
  note: string;
}

export function isDrawn({ state }: RouteStop): boolean {
  return state !== null && state !== "queued";
}

export function isCut({ state }: RouteStop): boolean {
  return state === "failed" || state === "undelivered";
}
