import * as v from "valibot";
import type { ServiceSid } from "../../src/domain/sids.ts";
import type { Log } from "../log.ts";
import { ApiError } from "../service/errors.ts";
import type { PreEvent } from "../service/webhookNames.ts";
import type { WebhookSettings } from "../service/webhookSettings.ts";
import { accountScope } from "../service/webhookSettings.ts";
import type { Caller, Hook } from "./caller.ts";
import type { Parameters } from "./parameters.ts";

/** What a webhook may put in the place of what was asked for (HOOK4). */
export interface PreAnswer {
  friendlyName?: string;
  attributes?: string;
  body?: string;
  author?: string;
}

const jsonText = v.union([
  v.string(),
  // Attributes are JSON text; some servers answer with the JSON itself.
  v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform((value) => JSON.stringify(value)),
  ),
]);
const answerSchema = v.object({
  friendly_name: v.optional(v.string()),
  attributes: v.optional(jsonText),
  body: v.optional(v.string()),
  author: v.optional(v.string()),
});

const parameterNames = {
  friendlyName: "FriendlyName",
  attributes: "Attributes",
  body: "Body",
  author: "Author",
} as const satisfies Record<keyof PreAnswer, string>;

export interface PreEvents {
  /** Whether nobody is asked about anything: the usual case, which must cost nothing. */
  areNone(): boolean;
  /** The webhooks that are to be asked: the account's, then the service's. */
  hooks(event: PreEvent, serviceSid: ServiceSid): readonly Hook[];
  /**
   * Asks one after the other; each hears what those before it have changed.
   * @throws ApiError 50056 when one refuses
   */
  ask(hooks: readonly Hook[], event: PreEvent, parameters: Parameters): Promise<PreAnswer>;
}

export function createPreEvents(
  settings: WebhookSettings,
  call: Caller,
  log: Log,
  timeoutMs: number,
): PreEvents {
  return {
    areNone: () => !settings.hasPre(),
    hooks: (event, serviceSid) =>
      ([accountScope, serviceSid] as const).flatMap((scope): Hook[] => {
        const { preWebhookUrl: url, method, filters } = settings.of(scope);
        if (url === null || filters === null || !filters.includes(event)) return [];
        return [{ level: scope === accountScope ? "account" : "service", url, method }];
      }),

    async ask(hooks, event, parameters) {
      const result: PreAnswer = {};
      for (const hook of hooks) {
        const answer = await call(
          hook,
          event,
          { ...parameters, ...toParameters(result) },
          timeoutMs,
        );
        // Without an answer the change goes through (HOOK6).
        if (answer.kind !== "answered") continue;
        if (answer.status < 200 || answer.status > 299) {
          throw new ApiError(50056, `${event} was refused by a webhook (${answer.status})`);
        }
        Object.assign(result, readAnswer(answer.body, log));
      }
      return result;
    },
  };
}

function toParameters(answer: PreAnswer): Parameters {
  const parameters: Parameters = {};
  for (const [key, name] of Object.entries(parameterNames)) {
    // The keys are those of PreAnswer.
    const value = answer[key as keyof PreAnswer];
    if (value !== undefined) parameters[name] = value;
  }
  return parameters;
}

function readAnswer(body: string, log: Log): PreAnswer {
  if (body.trim() === "") return {};
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), answerSchema), body);
  if (!parsed.success) {
    log.warn({ body: body.slice(0, 200) }, "The answer of a webhook is not understood");
    return {};
  }
  const { friendly_name: friendlyName, attributes, body: text, author } = parsed.output;
  return {
    ...(friendlyName !== undefined && { friendlyName }),
    ...(attributes !== undefined && { attributes }),
    ...(text !== undefined && { body: text }),
    ...(author !== undefined && { author }),
  };
}
