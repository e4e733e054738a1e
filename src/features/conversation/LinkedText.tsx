import Linkify from "linkify-react";
import { isSafeLink } from "./isSafeLink.ts";

const options = {
  defaultProtocol: "https",
  target: "_blank",
  rel: "noopener noreferrer nofollow",
  className: "underline decoration-current/50 underline-offset-[3px] hover:decoration-current",
  // Bodies are hostile input: what is no web or mail address stays text.
  validate: { url: isSafeLink, email: true },
};

/** Text with its links. Loaded with the first message that has something like one. */
export function LinkedText({ children }: { children: string }) {
  return <Linkify options={options}>{children}</Linkify>;
}
