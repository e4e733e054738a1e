import twilio from "twilio";
import * as v from "valibot";
import { HttpError } from "./guards.ts";
import { ConfigError } from "./program.ts";

export interface IntegrationServices {
  templates: IntegrationService | undefined;
  crm: IntegrationService | undefined;
  outgoing: IntegrationService | undefined;
}

interface ServiceUrls {
  templatesUrl: string | undefined;
  crmUrl: string | undefined;
  outgoingUrl: string | undefined;
}

export interface ServiceOptions {
  /** How long a service may take. */
  timeoutMs?: number | undefined;
  /** For the metrics: the variable that names the service, and what became of the call. */
  onOutcome?: ((variable: string, outcome: CallbackOutcome) => void) | undefined;
}

/** The services that are set. Throws a ConfigError when one is, and there is nothing to sign its calls with. */
export function createServices(
  urls: ServiceUrls,
  authToken: string | undefined,
  options: ServiceOptions = {},
): IntegrationServices {
  const { timeoutMs = defaultTimeoutMs, onOutcome } = options;
  const service = (variable: string, name: string, url: string | undefined) => {
    if (url === undefined) return undefined;
    if (authToken === undefined) {
      throw new ConfigError(`${variable} needs TWILIO_AUTH_TOKEN, which signs the calls to it.`);
    }
    const count = (outcome: CallbackOutcome) => onOutcome?.(variable, outcome);
    return { name, url, authToken, timeoutMs, onOutcome: count };
  };
  return {
    templates: service("TEMPLATES_CALLBACK_URL", "templates service", urls.templatesUrl),
    crm: service("CRM_CALLBACK_URL", "customer service", urls.crmUrl),
    outgoing: service(
      "OUTGOING_CALLBACK_URL",
      "service for outgoing conversations",
      urls.outgoingUrl,
    ),
  };
}

/** A service of the operator that is asked as Twilio Frontline asked it. */
export interface IntegrationService {
  /** As it is called in messages: "The templates service …". */
  name: string;
  url: string;
  authToken: string;
  timeoutMs: number;
  /** For the metrics. */
  onOutcome?: ((outcome: CallbackOutcome) => void) | undefined;
}

type CallbackOutcome = "ok" | CallbackFault;

const defaultTimeoutMs = 5000;
const maxAnswerBytes = 256 * 1024;

/**
 * Asks a service with a form-encoded POST, signed with the auth token over address and parameters (Frontline callbacks;
 * Twilio's webhooks security), and parses its JSON. Redirects are not followed and long answers not read, so that the
 * service can neither send this server elsewhere nor fill its memory. Throws a CallbackError.
 */
export async function askService<Schema extends v.GenericSchema>(
  service: IntegrationService,
  schema: Schema,
  parameters: Readonly<Record<string, string>>,
): Promise<v.InferOutput<Schema>> {
  try {
    const answer = parseAnswer(service, schema, await callService(service, parameters));
    service.onOutcome?.("ok");
    return answer;
  } catch (error) {
    const callbackError = toCallbackError(service, error);
    service.onOutcome?.(callbackError.fault);
    throw callbackError;
  }
}

async function callService(
  service: IntegrationService,
  parameters: Readonly<Record<string, string>>,
): Promise<unknown> {
  const signature = twilio.getExpectedTwilioSignature(service.authToken, service.url, parameters);
  const response = await fetch(service.url, {
    method: "POST",
    redirect: "manual",
    signal: AbortSignal.timeout(service.timeoutMs),
    headers: { accept: "application/json", "x-twilio-signature": signature },
    body: new URLSearchParams(parameters),
  });
  return readAnswer(service, response);
}

async function readAnswer(service: IntegrationService, response: Response): Promise<unknown> {
  if (response.status === 404) {
    await response.body?.cancel();
    throw new CallbackError("unknownCustomer", `The ${service.name} does not know this customer.`);
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new CallbackError("refused", `The ${service.name} answered ${response.status}.`);
  }
  const text = await readText(service, response);
  try {
    return JSON.parse(text);
  } catch {
    throw invalidAnswer(service, "it is no JSON");
  }
}

async function readText(service: IntegrationService, response: Response): Promise<string> {
  if (response.body === null) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by a throw cancels the rest of the answer. Node's streams iterate, the browser's types do not say so.
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxAnswerBytes) throw invalidAnswer(service, "it is longer than 256 KB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseAnswer<Schema extends v.GenericSchema>(
  service: IntegrationService,
  schema: Schema,
  answer: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, answer, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw invalidAnswer(service, `${v.getDotPath(issue) ?? "the whole"}: ${issue.message}`);
}

function invalidAnswer(service: IntegrationService, reason: string): CallbackError {
  return new CallbackError(
    "invalid",
    `The ${service.name} gave an answer that cannot be used: ${reason}.`,
  );
}

function toCallbackError(service: IntegrationService, error: unknown): CallbackError {
  if (error instanceof CallbackError) return error;
  if (error instanceof Error && error.name === "TimeoutError") {
    const seconds = service.timeoutMs / 1000;
    return new CallbackError("slow", `The ${service.name} did not answer within ${seconds} s.`);
  }
  return new CallbackError("unreachable", `The ${service.name} cannot be reached.`);
}

type CallbackFault = "slow" | "unreachable" | "refused" | "invalid" | "unknownCustomer";

const statuses = {
  slow: 504,
  unreachable: 502,
  refused: 502,
  invalid: 502,
  unknownCustomer: 404,
} satisfies Record<CallbackFault, number>;

/** An integration service did not give what it was asked for. The message is for the person in the chat. */
export class CallbackError extends HttpError {
  readonly fault: CallbackFault;

  constructor(fault: CallbackFault, message: string) {
    super(statuses[fault], `callback: ${fault}`, message, { error: fault });
    this.name = "CallbackError";
    this.fault = fault;
  }
}

interface TemplateCategory {
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

const templatesAnswer = v.pipe(
  v.array(
    v.object({
      display_name: v.pipe(v.string(), v.maxLength(256)),
      templates: v.pipe(v.array(template), v.maxLength(200)),
    }),
  ),
  v.maxLength(50),
);

interface TemplatesQuestion {
  worker: string;
  customerId: string;
  conversationSid: string;
}

/** The templates callback: Location=GetTemplatesByCustomerId. */
export async function askTemplates(
  service: IntegrationService,
  question: TemplatesQuestion,
): Promise<TemplateCategory[]> {
  const answer = await askService(service, templatesAnswer, {
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

const numberAnswer = v.object({
  proxy_address: v.pipe(
    v.string(),
    v.regex(/^(whatsapp:)?\+[1-9]\d{1,14}$/, "must be a number such as +14155550110"),
  ),
});

/** The outgoing conversation callback: which Twilio number to use for an address. Location=GetProxyAddress. */
export async function askProxyAddress(
  service: IntegrationService,
  question: { worker: string; customerId: string; address: string },
): Promise<string> {
  const channel = channelOf(question.address);
  const { proxy_address: proxyAddress } = await askService(service, numberAnswer, {
    Location: "GetProxyAddress",
    Worker: question.worker,
    CustomerId: question.customerId,
    ChannelType: channel,
    ChannelValue: question.address,
  });
  // Twilio would refuse the pair with 50414, and only once the conversation is made.
  if (channelOf(proxyAddress) !== channel) {
    throw new CallbackError(
      "invalid",
      `The ${service.name} named ${proxyAddress}, which is no ${channel === "sms" ? "SMS" : "WhatsApp"} number.`,
    );
  }
  return proxyAddress;
}

function channelOf(address: string): "sms" | "whatsapp" {
  return address.startsWith("whatsapp:") ? "whatsapp" : "sms";
}
