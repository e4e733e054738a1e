import type { ContentData, ContentTemplate as SdkTemplate } from "@twilio/conversations";
import * as v from "valibot";
import { type ContentTemplate, variableKeys } from "../domain/contentTemplate.ts";
import { requireSid } from "./requireSid.ts";

export type TemplateSource = Pick<SdkTemplate, "sid" | "friendlyName" | "variables" | "variants">;

/** Every known type but media alone and location has a text; of those that the SDK does not know it gives the JSON. */
const withBody = v.object({ body: v.string() });
const card = v.object({ title: v.string(), subtitle: v.optional(v.string()) });

/** The template with the text that a phone gets; undefined when it has none. The SDK tells no language and no approval. */
export function toContentTemplate(source: TemplateSource): ContentTemplate | undefined {
  const body = [...source.variants.values()].map(textOf).find((text) => text !== "");
  if (body === undefined) return undefined;
  const samples = new Map(source.variables.map(({ name, value }) => [name, value]));
  return {
    id: source.sid,
    contentSid: requireSid("HX", source.sid),
    name: source.friendlyName,
    language: null,
    category: null,
    body,
    variables: variableKeys(body).map((key) => ({ key, sample: samples.get(key) ?? "" })),
    filled: {},
    approval: "unknown",
  };
}

function textOf(data: ContentData): string {
  const known = v.safeParse(withBody, data);
  if (known.success) return known.output.body;
  const asCard = v.safeParse(card, data);
  if (asCard.success) {
    return [asCard.output.title, asCard.output.subtitle ?? ""].filter(Boolean).join("\n");
  }
  return data.type === "other" ? textOfRaw(data.rawData) : "";
}

function textOfRaw(rawData: string): string {
  try {
    const parsed = v.safeParse(withBody, JSON.parse(rawData));
    return parsed.success ? parsed.output.body : "";
  } catch {
    return "";
  }
}
