import * as v from "valibot";
import type { PhoneContent } from "./emulatorSchemas.ts";

/** What a template shows below its words. */
export interface TemplateParts {
  /** A smaller line. */
  footer: string | null;
  buttons: readonly TemplateButton[];
}

export type TemplateButton =
  /** Answers with its words. */
  | { kind: "reply"; title: string }
  | { kind: "link"; title: string; url: string }
  | { kind: "call"; title: string }
  /** Opens a list; its entries follow as answers. */
  | { kind: "list"; title: string };

const action = v.looseObject({
  type: v.optional(v.string(), "QUICK_REPLY"),
  title: v.optional(v.string(), ""),
  url: v.optional(v.string()),
});
const schema = v.looseObject({
  subtitle: v.nullish(v.string(), null),
  footer: v.nullish(v.string(), null),
  actions: v.nullish(v.array(action), []),
  button: v.nullish(v.string(), null),
  items: v.nullish(v.array(v.looseObject({ item: v.optional(v.string(), "") })), []),
});

/** Reads `content` of a phone's message; what this app does not know of shows nothing beside its words. */
export function templateParts({ data }: PhoneContent): TemplateParts {
  const parsed = v.safeParse(schema, data);
  if (!parsed.success) return { footer: null, buttons: [] };
  const { subtitle, footer, actions, button, items } = parsed.output;
  return {
    footer: subtitle ?? footer,
    buttons: [
      ...actions.flatMap(toButton),
      ...(button === null ? [] : [{ kind: "list", title: button } as const]),
      ...items.map(({ item }) => ({ kind: "reply", title: item }) as const),
    ].filter(({ title }) => title !== ""),
  };
}

function toButton({ type, title, url }: v.InferOutput<typeof action>): TemplateButton[] {
  switch (type) {
    case "URL":
      // Templates are written by others: only links that cannot run anything.
      return url !== undefined && /^https?:\/\//i.test(url) ? [{ kind: "link", title, url }] : [];
    case "PHONE_NUMBER":
      return [{ kind: "call", title }];
    default:
      return [{ kind: "reply", title }];
  }
}
