import * as v from "valibot";
import { askService, type IntegrationService } from "./askService.ts";

export interface TemplateCategory {
  displayName: string;
  templates: {
    /** Filled in for the customer already. */
    content: string;
    /** Only these may be sent outside WhatsApp's 24-hour window. */
    whatsAppApproved: boolean;
    /** The Content template behind the text, when the service names one (not in Frontline; see docs/templates.md). */
    contentSid?: string;
    contentVariables?: Record<string, string>;
  }[];
}

// Twilio's limit for a text that leaves as SMS or WhatsApp (Conversations Limits).
const maxContentLength = 1600;

const template = v.object({
  content: v.pipe(v.string(), v.nonEmpty(), v.maxLength(maxContentLength)),
  whatsAppApproved: v.nullish(v.boolean(), false),
  content_sid: v.optional(v.pipe(v.string(), v.regex(/^HX[0-9a-f]{32}$/))),
  content_variables: v.optional(v.record(v.string(), v.string())),
});

const answerSchema = v.pipe(
  v.array(
    v.object({
      display_name: v.pipe(v.string(), v.maxLength(256)),
      templates: v.pipe(v.array(template), v.maxLength(200)),
    }),
  ),
  v.maxLength(50),
);

export interface TemplatesQuestion {
  worker: string;
  customerId: string;
  conversationSid: string;
}

/** The templates callback: Location=GetTemplatesByCustomerId. */
export async function askTemplates(
  service: IntegrationService,
  question: TemplatesQuestion,
): Promise<TemplateCategory[]> {
  const answer = await askService(service, answerSchema, {
    Location: "GetTemplatesByCustomerId",
    Worker: question.worker,
    CustomerId: question.customerId,
    ConversationSid: question.conversationSid,
  });
  return answer.map((category) => ({
    displayName: category.display_name,
    templates: category.templates.map((entry) => ({
      content: entry.content,
      whatsAppApproved: entry.whatsAppApproved,
      ...(entry.content_sid === undefined ? {} : { contentSid: entry.content_sid }),
      ...(entry.content_variables === undefined
        ? {}
        : { contentVariables: entry.content_variables }),
    })),
  }));
}
