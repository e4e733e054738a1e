import * as v from "valibot";

/** A form, not JSON: `ChannelSid=CH…`. */
export const typingForm = v.object({ ChannelSid: v.string() });

/** Seconds between two signals of one person. */
export const typingReply = v.object({ typing_timeout: v.number() });

/** What the others get, as notification `twilio.ipmsg.typing_indicator`. Seconds again. */
export const typingIndicator = v.object({
  channel_sid: v.string(),
  identity: v.string(),
  typing_timeout: v.number(),
});

export type TypingIndicator = v.InferOutput<typeof typingIndicator>;
