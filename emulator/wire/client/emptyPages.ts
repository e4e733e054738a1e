import * as v from "valibot";

/** At the end of a list `next_token` is null, never absent: the SDK would ask for ever (wire protocol 9.4). */
const lastPage = v.object({ next_token: v.null(), previous_token: v.null() });

/** E-mail recipients; nobody is reached by e-mail here. */
export const messageRecipientsPage = v.object({
  message_recipients: v.array(v.never()),
  meta: lastPage,
});

export const lastPageMeta: v.InferOutput<typeof lastPage> = {
  next_token: null,
  previous_token: null,
};
