import * as v from "valibot";

/** `GET /Client/v2/Configuration` (wire protocol 9.1): who I am, the limits, and where everything else is. */
export const configuration = v.object({
  identity: v.string(),
  url: v.string(),
  options: v.object({
    user_infos_to_subscribe: v.number(),
    reachability_enabled: v.boolean(),
    /** The SDK multiplies the seconds by 100 and takes them as milliseconds. */
    http_cache_interval: v.string(),
    consumption_report_interval: v.string(),
    my_conversations_page_size: v.number(),
    media_attachments_count_limit: v.number(),
    media_attachment_size_limit_in_mb: v.number(),
    media_attachments_total_size_limit_in_mb: v.number(),
    email_histories_allowed_mime_types: v.array(v.string()),
    email_bodies_allowed_mime_types: v.array(v.string()),
  }),
  sync_objects: v.object({ my_conversations: v.string(), my_user_info: v.string() }),
  links: v.object({
    my_conversations: v.string(),
    conversations: v.string(),
    users: v.string(),
    current_user: v.string(),
    typing: v.string(),
    media_service: v.string(),
    media_set_service: v.string(),
    /** With two `%s`: conversation sid and message sid. */
    messages_receipts: v.string(),
  }),
});

export type Configuration = v.InferOutput<typeof configuration>;
