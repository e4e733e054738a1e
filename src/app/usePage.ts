import { useRoute } from "wouter";

/** Screens beside the conversations, by their place in the address. */
export type PageName = "numbers" | "route";

export function usePage(): PageName | null {
  const [isNumbers] = useRoute("/numbers");
  const [isRoute] = useRoute("/route/:messageSid?");
  if (isNumbers) return "numbers";
  return isRoute ? "route" : null;
}
