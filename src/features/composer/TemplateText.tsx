import type { TemplatePart } from "../../domain/contentTemplate.ts";

interface TemplateTextProps {
  parts: readonly TemplatePart[];
  /** names: what stands for something is underlined; values: what was filled in is bold. */
  look: "names" | "values";
}

export function TemplateText({ parts, look }: TemplateTextProps) {
  const place = look === "names" ? "border-b border-dashed border-ink-3" : "font-[640]";
  let at = 0;
  return parts.map(({ text, key }) => {
    at += text.length;
    return key === null ? (
      text
    ) : (
      <span key={at} className={place}>
        {text}
      </span>
    );
  });
}
