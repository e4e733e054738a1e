import type { Attributes } from "./entities.ts";
import type { ContentSid } from "./sids.ts";

/** A file that somebody attached. */
export interface OutgoingFile {
  name: string;
  contentType: string;
  content: Blob;
}

/** A Content template with what stands for its variables. */
export interface FilledTemplate {
  contentSid: ContentSid;
  /** By the variable's key: `{ "1": "Nadia" }`. */
  variables: Readonly<Record<string, string>>;
}

/** What is asked of the service. With a template the service writes the body itself and ignores the files. */
export interface OutgoingMessage {
  body: string;
  attributes: Attributes;
  files?: readonly OutgoingFile[];
  template?: FilledTemplate;
}

/** What a person sends: text, files or a template, and what it answers. */
export type MessageContent = Omit<OutgoingMessage, "attributes"> & { attributes?: Attributes };
