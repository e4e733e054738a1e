import type { MessageRow } from "../store/rows.ts";
import { isoDate } from "../wire/isoDate.ts";
import type { MessageItem } from "../wire/sync/messageItem.ts";

/** One message of the list, whole: an update replaces the item. */
export function toMessageItem(row: MessageRow): MessageItem {
  return {
    sid: row.sid,
    type: row.media.some(({ category }) => category === "media") ? "media" : "text",
    text: row.body ?? "",
    author: row.author,
    memberSid: row.participantSid,
    subject: row.subject,
    contentSid: row.contentSid,
    attributes: row.attributes,
    timestamp: isoDate(row.dateCreated),
    dateUpdated: isoDate(row.dateUpdated),
    lastUpdatedBy: row.lastUpdatedBy,
    ...(row.media.length === 0 ? {} : { medias: [...row.media] }),
    ...(row.delivery === null || row.delivery.total === 0 ? {} : { delivery: row.delivery }),
  };
}
