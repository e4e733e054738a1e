import type {
  AggregatedDeliveryReceipt,
  Media as SdkMedia,
  Message as SdkMessage,
} from "@twilio/conversations";
import type { AggregatedDelivery } from "../domain/deliveryStatus.ts";
import type { MediaItem, Message } from "../domain/entities.ts";
import { requireSid } from "./requireSid.ts";
import { toAttributes } from "./toAttributes.ts";

export type MediaSource = Pick<SdkMedia, "sid" | "contentType" | "filename" | "size">;

type DeliverySource = Pick<
  AggregatedDeliveryReceipt,
  "total" | "sent" | "delivered" | "read" | "failed" | "undelivered"
>;

export interface MessageSource extends Pick<
  SdkMessage,
  | "sid"
  | "index"
  | "author"
  | "participantSid"
  | "body"
  | "attributes"
  | "contentSid"
  | "dateCreated"
  | "dateUpdated"
  | "lastUpdatedBy"
> {
  conversation: { sid: string };
  attachedMedia: readonly MediaSource[] | null;
  aggregatedDeliveryReceipt: DeliverySource | null;
}

/** A copy, field by field: the SDK changes its objects in place, even the delivery summary. */
export function toMessage(source: MessageSource): Message {
  const dateCreated = source.dateCreated?.getTime() ?? 0;
  return {
    sid: requireSid("IM", source.sid),
    conversationSid: requireSid("CH", source.conversation.sid),
    index: source.index,
    author: source.author,
    participantSid: source.participantSid === null ? null : requireSid("MB", source.participantSid),
    body: source.body,
    attributes: toAttributes(source.attributes),
    media: (source.attachedMedia ?? []).map(toMediaItem),
    contentSid: source.contentSid === null ? null : requireSid("HX", source.contentSid),
    dateCreated,
    dateUpdated: source.dateUpdated?.getTime() ?? dateCreated,
    delivery: toDelivery(source.aggregatedDeliveryReceipt),
    lastUpdatedBy: source.lastUpdatedBy,
  };
}

function toMediaItem(source: MediaSource): MediaItem {
  return {
    sid: requireSid("ME", source.sid),
    contentType: source.contentType,
    filename: source.filename,
    sizeBytes: source.size,
  };
}

function toDelivery(source: DeliverySource | null): AggregatedDelivery | null {
  if (source === null) return null;
  const { total, sent, delivered, read, failed, undelivered } = source;
  return { total, sent, delivered, read, failed, undelivered };
}
