import { isSid } from "../../src/domain/sids.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import type { MediaItems } from "./service.ts";
import { storableText } from "./storableText.ts";

export function createMediaItems({ store, transaction }: ServiceContext): MediaItems {
  return {
    create(posted) {
      const { filename } = posted;
      const row = { ...posted, filename: filename === null ? null : storableText(filename) };
      transaction(() => store.media.insert(row));
      return row;
    },
    get(serviceSid, mediaSid) {
      const row = isSid("ME", mediaSid) ? store.media.get(mediaSid) : undefined;
      if (row?.serviceSid !== serviceSid) throw new ApiError(20404);
      return row;
    },
    find: (mediaSid) => store.media.get(mediaSid),
  };
}
