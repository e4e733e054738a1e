import type { ContentSid } from "./sids.ts";

/** `approved` may be sent outside WhatsApp's window. The SDK does not tell the state, another source may. */
export type TemplateApproval = "approved" | "notApproved" | "unknown";

export interface TemplateVariable {
  /** What stands between the braces: "1" of `{{1}}`. */
  key: string;
  /** The value or the name that whoever wrote the template gave as a sample. */
  sample: string;
}

/** A text that was written beforehand, with places to fill in. */
export interface ContentTemplate {
  /** Unique among those of one conversation. */
  id: string;
  /** Null: the template is known by its text only, and is sent as text. */
  contentSid: ContentSid | null;
  name: string;
  /** A language tag such as "en"; null when no source tells it. */
  language: string | null;
  category: string | null;
  /** With `{{1}}` where a variable stands. */
  body: string;
  variables: readonly TemplateVariable[];
  /** Filled in by whoever gave the template; sent as they are. */
  filled: Readonly<Record<string, string>>;
  approval: TemplateApproval;
}

export interface TemplatePart {
  text: string;
  /** The variable that stands here; `text` is what was filled in, else its sample. */
  key: string | null;
}

const placeholder = /\{\{\s*([\w.-]+)\s*\}\}/g;

/** The text of a template in parts, with the values in place of the variables (Content API: `{{1}}` or `{{ 1 }}`). */
export function templateParts(
  { body, variables }: Pick<ContentTemplate, "body" | "variables">,
  values: Readonly<Record<string, string>>,
): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of body.matchAll(placeholder)) {
    const key = match[1] ?? "";
    if (match.index > end) parts.push({ text: body.slice(end, match.index), key: null });
    const sample = variables.find((variable) => variable.key === key)?.sample ?? "";
    const value = values[key]?.trim() ?? "";
    parts.push({ text: value !== "" ? value : sample !== "" ? sample : match[0], key });
    end = match.index + match[0].length;
  }
  if (end < body.length) parts.push({ text: body.slice(end), key: null });
  return parts;
}

/** The keys of a text's variables, in order, each once. */
export function variableKeys(body: string): string[] {
  return [...new Set([...body.matchAll(placeholder)].map((match) => match[1] ?? ""))];
}
