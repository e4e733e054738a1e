import type { Address } from "../../src/domain/address.ts";
import { channelOf } from "../../src/domain/address.ts";
import type { MediaSid } from "../../src/domain/sids.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import { hasOptedOut } from "./optOut.ts";

/** A text from a Twilio number to a phone that belongs to no conversation. */
export interface Reply {
  from: Address;
  to: Address;
  body: string;
  mediaSids: readonly MediaSid[];
}

export interface Replies {
  /** Throws 21606, 21610, 21617, 20001. */
  send(reply: Reply): void;
}

const maxMedia = 10;

export function createReplies(context: ServiceContext): Replies {
  const { store, limits, transaction, emit } = context;
  return {
    send: ({ from, to, body, mediaSids }) =>
      transaction(() => {
        if (store.numbers.getByAddress(from) === undefined || channelOf(from) !== channelOf(to)) {
          throw new ApiError(21606);
        }
        if (body === "" && mediaSids.length === 0) throw new ApiError(21619);
        if (body.length > limits.phoneBodyLength) throw new ApiError(21617);
        if (mediaSids.length > maxMedia) throw new ApiError(21623);
        if (channelOf(to) === "sms" && hasOptedOut(context, to, from)) throw new ApiError(21610);
        const media = mediaSids.flatMap((sid) => store.media.get(sid) ?? []);
        emit({
          type: "automaticReply",
          from,
          to,
          body,
          media: media.map(({ sid, category, filename, contentType, size }) => ({
            sid,
            category,
            filename,
            contentType,
            size,
          })),
        });
      }),
  };
}
