/** What is known of the history beyond one end of a thread. */
export type PageState = "unknown" | "loading" | "more" | "end";

/** Messages in the page that a thread begins with. */
export const pageSize = 30;
