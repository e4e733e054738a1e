import * as v from "valibot";
import type { ContentSid } from "../../src/domain/sids.ts";
import { isSid } from "../../src/domain/sids.ts";
import type { Page, PageRequest } from "../store/page.ts";
import type { ApprovalStatus, ContentApproval, ContentRow } from "../store/rows.ts";
import { contentTypesSchema, isSessionOnly, richestType } from "./contentTypes.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import { paged } from "./paged.ts";
import { parameterError } from "./parameterError.ts";

export interface ContentInput {
  friendlyName?: unknown;
  language?: unknown;
  variables?: unknown;
  types?: unknown;
}

export interface ApprovalInput {
  name?: unknown;
  category?: unknown;
  allowCategoryChange?: unknown;
}

/** Content templates and what WhatsApp says of them. */
export interface Contents {
  /** Throws 20001 that names the field. */
  create(input: ContentInput): ContentRow;
  /** Changes what is given. Throws 20001 that names the field, 20409 for one that WhatsApp has. */
  update(sid: string, input: ContentInput): ContentRow;
  /** Throws 20404. */
  get(sid: string): ContentRow;
  find(sid: string): ContentRow | undefined;
  list(page: PageRequest): Page<ContentRow>;
  all(): ContentRow[];
  /** What the SDK gets to see. */
  ofSdk(page: PageRequest): Page<ContentRow>;
  remove(sid: string): void;
  /** Submits it to WhatsApp. */
  submit(sid: string, input: ApprovalInput): ContentApproval;
  /** WhatsApp's word. */
  decide(sid: string, status: ApprovalStatus, rejectionReason?: string): ContentRow;
}

const contentSchema = v.object({
  friendlyName: v.optional(v.pipe(v.string(), v.maxLength(255)), ""),
  language: v.pipe(v.string(), v.minLength(2), v.maxLength(16)),
  variables: v.nullish(v.record(v.string(), v.string()), {}),
  types: contentTypesSchema,
});

const approvalSchema = v.object({
  name: v.pipe(
    v.string(),
    v.regex(/^[a-z0-9_]{1,512}$/, "must be lower-case letters, digits and underscores"),
  ),
  category: v.picklist(
    ["UTILITY", "MARKETING", "AUTHENTICATION"],
    "is none of UTILITY, MARKETING, AUTHENTICATION",
  ),
  allowCategoryChange: v.nullish(v.boolean(), true),
});

// Twilio's names of the fields, for refusals.
const postedNames: Record<string, string> = {
  friendlyName: "friendly_name",
  allowCategoryChange: "allow_category_change",
};

export function createContents(context: ServiceContext): Contents {
  const { store, clock, ids, choices, transaction } = context;

  const find = (sid: string) => (isSid("HX", sid) ? store.contents.get(sid) : undefined);
  const get = (sid: string): ContentRow => {
    const row = find(sid);
    if (row === undefined) throw new ApiError(20404, `Content ${sid} was not found`);
    return row;
  };
  const change = (row: ContentRow, approval: ContentApproval): ContentRow => {
    const patch = { approval, dateUpdated: clock.now() };
    store.contents.update(row.sid, patch);
    return { ...row, ...patch };
  };

  return {
    create: (input) =>
      transaction(() => {
        const row = newContent(ids.sid<ContentSid>("HX"), read(contentSchema, input), clock.now());
        store.contents.insert(row);
        return row;
      }),
    update: (sid, input) =>
      transaction(() => {
        const row = get(sid);
        if (row.approval !== null) throw new ApiError(20409, `Content ${sid} was submitted before`);
        const given = Object.entries(input).filter(([, value]) => value !== undefined);
        const { friendlyName, language, variables } = row;
        const merged = { friendlyName, language, variables, ...Object.fromEntries(given) };
        const patch = { ...read(contentSchema, merged), dateUpdated: clock.now() };
        store.contents.update(row.sid, patch);
        return { ...row, ...patch };
      }),
    get,
    find,
    list: (page) => paged(() => store.contents.list(page)),
    all: () => store.contents.all(),
    ofSdk(page) {
      const found = paged(() => store.contents.list(page));
      if (choices.sdkListsUnapproved) return found;
      return { ...found, items: found.items.filter(isApproved) };
    },
    remove: (sid) => transaction(() => store.contents.remove(get(sid).sid)),
    submit: (sid, input) =>
      transaction(() => {
        const row = get(sid);
        const posted = read(approvalSchema, input);
        const contentType = richestType(row.types);
        if (isSessionOnly(contentType)) {
          throw new ApiError(20001, `${contentType} can be sent inside the window only`);
        }
        if (row.approval !== null) throw new ApiError(20409, `Content ${sid} was submitted before`);
        const status = choices.approvesAtOnce ? "approved" : "received";
        const approval: ContentApproval = { ...posted, contentType, status, rejectionReason: "" };
        change(row, approval);
        return approval;
      }),
    decide: (sid, status, rejectionReason = "") =>
      transaction(() => {
        const row = get(sid);
        const submitted = row.approval ?? {
          name: row.friendlyName,
          category: "UTILITY",
          contentType: richestType(row.types),
          allowCategoryChange: true,
        };
        return change(row, { ...submitted, status, rejectionReason });
      }),
  };
}

export function isApproved({ approval }: ContentRow): boolean {
  return approval?.status === "approved";
}

function newContent(
  sid: ContentSid,
  posted: v.InferOutput<typeof contentSchema>,
  now: number,
): ContentRow {
  return {
    ...posted,
    sid,
    approval: null,
    origin: "account",
    dateCreated: now,
    dateUpdated: now,
  };
}

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  input: object,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, input, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue) ?? "body";
  throw parameterError(issue, postedNames[path] ?? path);
}
