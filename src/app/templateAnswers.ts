import type { ContentTemplate } from "../domain/contentTemplate.ts";
import { variableKeys } from "../domain/contentTemplate.ts";
import { isSid } from "../domain/sids.ts";
import { fieldsOf, listOf, textOr } from "./jsonFields.ts";

/** `GET /api/templates`: categories of texts that a service has filled in for a customer. */
export function parseTemplates(json: unknown): ContentTemplate[] | undefined {
  const { categories } = fieldsOf(json);
  if (!Array.isArray(categories)) return undefined;
  return categories.flatMap((entry: unknown, category) => {
    const { displayName, templates } = fieldsOf(entry);
    const name = textOr(displayName, "");
    return listOf(templates).flatMap((template, place) =>
      parseTemplate(template, name, `${category}.${place}`),
    );
  });
}

function parseTemplate(json: unknown, category: string, id: string): ContentTemplate[] {
  const { content, whatsAppApproved, contentSid, contentVariables } = fieldsOf(json);
  if (typeof content !== "string" || content === "") return [];
  const filled = Object.entries(fieldsOf(contentVariables)).flatMap(([key, value]) =>
    typeof value === "string" ? [[key, value] as const] : [],
  );
  return [
    {
      id,
      contentSid: typeof contentSid === "string" && isSid("HX", contentSid) ? contentSid : null,
      // Frontline's templates have no name of their own: their first words stand for it.
      name: "",
      language: null,
      category: category === "" ? null : category,
      body: content,
      variables: variableKeys(content).map((key) => ({ key, sample: "" })),
      filled: Object.fromEntries(filled),
      approval: whatsAppApproved === true ? "approved" : "notApproved",
    },
  ];
}
