import type { Conversation, JSONValue } from "@twilio/conversations";
import { ChatError } from "../domain/chatError.ts";
import type { FilledTemplate, OutgoingMessage } from "../domain/outgoingMessage.ts";
import type { Sdk } from "./clientLife.ts";

/** Sends by the message builder. It uploads the files one after the other, then posts (wire protocol 10). */
export async function sendMessage(
  conversation: Conversation,
  sdk: Sdk,
  { body, attributes, files = [], template }: OutgoingMessage,
  signal?: AbortSignal,
): Promise<number> {
  const builder = conversation.prepareMessage();
  // Attributes are parsed JSON, or made of strings here.
  builder.setAttributes(attributes as JSONValue);
  if (body !== "") builder.setBody(body);
  for (const { name, contentType, content } of files) {
    builder.addMedia({ contentType, filename: name, media: content });
  }
  if (template !== undefined) {
    builder.setContentTemplate(template.contentSid, toVariables(sdk, template));
  }
  const sending = builder.buildAndSend();
  const cancel = () => void sending.cancel();
  signal?.addEventListener("abort", cancel);
  try {
    const index = await sending;
    if (index === null) throw new ChatError("unknownOutcome", "Twilio told no index.");
    return index;
  } catch (error) {
    // The SDK gives up its promise at once, be the files on their way or the message posted already.
    if (signal?.aborted === true) {
      throw new ChatError("unknownOutcome", "Called back.", { cause: error });
    }
    throw error;
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}

function toVariables(sdk: Sdk, { variables }: FilledTemplate) {
  return Object.entries(variables).map(
    ([key, value]) => new sdk.ContentTemplateVariable(key, value),
  );
}
