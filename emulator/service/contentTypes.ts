import * as v from "valibot";

/** Lengths are those of the Content API (behaviour 4.3). */
const body = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
const fields = v.looseObject;
const actions = v.pipe(v.array(fields({ title: v.optional(v.string()) })), v.minLength(1));
const media = v.pipe(v.array(v.string()), v.minLength(1));

const schemas = {
  "twilio/text": fields({ body: body(1600) }),
  "twilio/media": fields({ body: v.nullish(v.pipe(v.string(), v.maxLength(1600))), media }),
  "twilio/location": fields({ latitude: v.number(), longitude: v.number() }),
  "twilio/list-picker": fields({
    body: body(1024),
    button: v.string(),
    items: v.pipe(v.array(fields({ item: v.optional(v.string()) })), v.minLength(1)),
  }),
  "twilio/call-to-action": fields({ body: body(640), actions }),
  "twilio/quick-reply": fields({ body: body(1024), actions }),
  "twilio/card": fields({ title: body(1024), subtitle: v.nullish(body(60)) }),
  "twilio/catalog": fields({}),
  "twilio/carousel": fields({}),
  "twilio/flows": fields({}),
  "twilio/schedule": fields({}),
  "whatsapp/card": fields({ body: body(1024) }),
  "whatsapp/authentication": fields({}),
  "whatsapp/flows": fields({}),
} satisfies Record<string, v.GenericSchema>;

type ContentType = keyof typeof schemas;

export const contentTypesSchema = v.pipe(
  v.record(v.string(), v.record(v.string(), v.unknown())),
  v.check((types) => Object.keys(types).length > 0, "names no type"),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const [type, value] of Object.entries(dataset.value)) {
      const problem = problemOf(type, value);
      if (problem !== undefined) addIssue({ message: problem });
    }
  }),
);

function problemOf(type: string, value: unknown): string | undefined {
  if (!isContentType(type)) return `has an unknown type ${type}`;
  const parsed = v.safeParse<v.GenericSchema>(schemas[type], value, { abortEarly: true });
  if (parsed.success) return undefined;
  return `has a wrong or missing ${type}.${v.getDotPath(parsed.issues[0]) ?? "value"}`;
}

function isContentType(type: string): type is ContentType {
  return Object.hasOwn(schemas, type);
}

/** The one of several types that shows most; text is what is left for channels that know nothing else. */
export function richestType(types: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(types);
  return names.find((name) => name !== "twilio/text") ?? names[0] ?? "twilio/text";
}

/** Never a template outside the window, and never submitted (Session Definitions). */
export function isSessionOnly(type: string): boolean {
  return type === "twilio/list-picker" || type === "twilio/location";
}

/**
 * Whether WhatsApp wants an approval also inside the window: its own kinds, and buttons that do something else than
 * answer or open one page (Session Definitions: "may be needed, depends on buttons").
 */
export function needsApprovalAlways(
  type: string,
  data: Readonly<Record<string, unknown>>,
): boolean {
  if (type.startsWith("whatsapp/")) return true;
  if (type !== "twilio/call-to-action" && type !== "twilio/card") return false;
  const buttons = v.safeParse(v.array(v.looseObject({ type: v.string() })), data["actions"] ?? []);
  if (!buttons.success) return true;
  const others = buttons.output.filter((button) => button.type !== "QUICK_REPLY");
  return others.length > 1 || others.some((button) => button.type !== "URL");
}

/** Whether SMS gets files of this template: where it has words for SMS, these are all (CONTENT4). */
export function sendsFilesByMms(types: Readonly<Record<string, unknown>>): boolean {
  return types["twilio/media"] !== undefined && types["twilio/text"] === undefined;
}
