import { parseXml, type XmlElement } from "./parseXml.ts";

/** What an answer to an incoming text asks Twilio to do (TwiML for Messaging). */
export type Instruction =
  | { verb: "message"; to?: string; from?: string; body: string; mediaUrls: readonly string[] }
  | { verb: "redirect"; url: string; method: string };

/** Not understood; the sentences are those of Twilio's error dictionary. */
export class TwimlError extends Error {
  override readonly name = "TwimlError";
}

/** Reads an answer: TwiML, or a plain text that is the message itself (TWIML1). */
export function readTwiml(contentType: string | null, answer: string): Instruction[] {
  if (answer.trim() === "") return [];
  const [type = ""] = (contentType ?? "").toLowerCase().split(";");
  switch (type.trim()) {
    case "text/plain":
      return [{ verb: "message", body: answer, mediaUrls: [] }];
    case "text/xml":
    case "application/xml":
    case "text/html":
      return readResponse(parseXml(answer));
    default:
      throw new TwimlError(`12300 Invalid Content-Type: ${type}`);
  }
}

function readResponse(response: XmlElement | undefined): Instruction[] {
  if (response?.name !== "Response") throw new TwimlError("12100 Document parse failure");
  return response.children.map(readVerb);
}

function readVerb({ name, attributes, text, children }: XmlElement): Instruction {
  switch (name) {
    case "Message":
    case "Sms": {
      const parts = (part: string) => children.filter((child) => child.name === part);
      const { to, from } = attributes;
      return {
        verb: "message",
        ...(to !== undefined && { to }),
        ...(from !== undefined && { from }),
        body: [text, ...parts("Body").map((body) => body.text)].join("").trim(),
        mediaUrls: parts("Media").map((media) => media.text.trim()),
      };
    }
    case "Redirect":
      return { verb: "redirect", url: text.trim(), method: attributes["method"] ?? "POST" };
    default:
      throw new TwimlError(`12200 Schema validation warning: ${name} is no verb of Messaging`);
  }
}
