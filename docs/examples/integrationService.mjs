/* A sample integration service: templates, customers and the number to write from, as Twilio Frontline asked for them.
 * It knows three customers by heart; yours would ask a database. Run it:
 *
 *   TWILIO_AUTH_TOKEN=… node docs/examples/integrationService.mjs
 *
 * and set in the .env of Partyline:
 *
 *   TEMPLATES_CALLBACK_URL=http://127.0.0.1:4000/templates
 *   CRM_CALLBACK_URL=http://127.0.0.1:4000/crm
 *   OUTGOING_CALLBACK_URL=http://127.0.0.1:4000/outgoing
 *   CONTACT_AVATAR_HOSTS=http://127.0.0.1:4000
 */
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import twilio from "twilio";

/**
 * @typedef {{ customer_id: string, display_name: string, worker: string, avatar?: string,
 *   details?: { title: string, content: string }, links?: { type: string, value: string, display_name: string }[] }} Customer
 * @typedef {{ status: number, body: unknown }} Answer
 * @typedef {{ authToken: string, publicUrl: string, numbers: { sms: string, whatsapp?: string } }} Options
 */

/** @type {Customer[]} */
const customers = [
  {
    customer_id: "+16505551111",
    display_name: "Maya Lindqvist",
    worker: "alice",
    details: { title: "Notes", content: "Prefers to be written to in the morning." },
    links: [{ type: "Orders", value: "https://crm.example/orders/1", display_name: "Her orders" }],
  },
  { customer_id: "+16505552222", display_name: "Tom Okafor", worker: "bob" },
  { customer_id: "+447700900483", display_name: "Oliver Reid", worker: "alice" },
];

/** A picture that browsers load by themselves, so it is not signed. Yours would be photos, at an https address. */
const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#d9c7ea"/>
<circle cx="20" cy="16" r="7" fill="#5b3a78"/><path d="M6 40a14 14 0 0 1 28 0" fill="#5b3a78"/></svg>`;
const picturePath = "/pictures/maya.svg";

/** @param {string | null} customerId */
function findCustomer(customerId) {
  return customers.find((customer) => customer.customer_id === customerId);
}

/** @param {string} content @param {Customer} customer @param {string} worker */
function fillIn(content, customer, worker) {
  return content.replaceAll("{{Name}}", customer.display_name).replaceAll("{{Author}}", worker);
}

/** @param {URLSearchParams} form @returns {Answer} */
function answerTemplates(form) {
  const customer = findCustomer(form.get("CustomerId"));
  if (customer === undefined) return { status: 404, body: { error: "unknown customer" } };
  const worker = form.get("Worker") ?? "";
  /** @param {string} content @param {boolean} [whatsAppApproved] */
  const template = (content, whatsAppApproved) => ({
    content: fillIn(content, customer, worker),
    ...(whatsAppApproved === undefined ? {} : { whatsAppApproved }),
  });
  return {
    status: 200,
    body: [
      {
        display_name: "Openers",
        templates: [
          template("Hello {{Name}}, a message from {{Author}} about your order.", true),
          template("Hello {{Name}}, do you have a minute?"),
        ],
      },
      { display_name: "Closing", templates: [template("Thank you, {{Name}}. {{Author}}")] },
    ],
  };
}

/** @param {URLSearchParams} form @param {Options} options @returns {Answer} */
function answerCrm(form, { publicUrl }) {
  switch (form.get("Location")) {
    case "GetCustomerDetailsByCustomerId": {
      const customer = findCustomer(form.get("CustomerId"));
      if (customer === undefined) return { status: 404, body: { error: "unknown customer" } };
      const hasPicture = customer === customers[0];
      const avatar = hasPicture ? { avatar: `${publicUrl}${picturePath}` } : {};
      return { status: 200, body: { objects: { customer: { ...customer, ...avatar } } } };
    }
    case "GetCustomersList":
      return { status: 200, body: { objects: { customers: pageOf(form), searchable: true } } };
    default:
      return { status: 422, body: { error: "unknown Location" } };
  }
}

/** @param {URLSearchParams} form */
function pageOf(form) {
  const query = (form.get("Query") ?? "").toLowerCase();
  const found = customers.filter(({ display_name: name }) => name.toLowerCase().includes(query));
  const anchor = found.findIndex((customer) => customer.customer_id === form.get("Anchor"));
  const start = anchor + 1;
  return found
    .slice(start, start + Number(form.get("PageSize") ?? 30))
    .map(({ customer_id, display_name, avatar }) => ({ customer_id, display_name, avatar }));
}

/** @param {URLSearchParams} form @param {Options} options @returns {Answer} */
function answerOutgoing(form, { numbers }) {
  const number = form.get("ChannelType") === "whatsapp" ? numbers.whatsapp : numbers.sms;
  if (number === undefined) return { status: 403, body: { error: "no number for this channel" } };
  return { status: 200, body: { proxy_address: number } };
}

/** @type {Record<string, (form: URLSearchParams, options: Options) => Answer>} */
const routes = { "/templates": answerTemplates, "/crm": answerCrm, "/outgoing": answerOutgoing };

/** @param {string} path @param {string} body @param {unknown} signature @param {Options} options @returns {Answer} */
function answer(path, body, signature, options) {
  const route = routes[path];
  if (route === undefined) return { status: 404, body: { error: "no such callback" } };
  const form = new URLSearchParams(body);
  // Only who has the auth token can have made this signature over our address and the form.
  const url = `${options.publicUrl}${path}`;
  const signed = twilio.validateRequest(
    options.authToken,
    typeof signature === "string" ? signature : "",
    url,
    Object.fromEntries(form),
  );
  return signed ? route(form, options) : { status: 403, body: { error: "not signed" } };
}

/** @param {() => Options} options asked at each call, so that the address may be known after listening only */
export function createIntegrationService(options) {
  return createServer(async (request, response) => {
    if (request.method === "GET" && request.url === picturePath) {
      response.writeHead(200, { "content-type": "image/svg+xml" });
      response.end(picture);
      return;
    }
    const body = await text(request);
    const signature = request.headers["x-twilio-signature"];
    const { status, body: content } = answer(request.url ?? "", body, signature, options());
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(content));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { TWILIO_AUTH_TOKEN, PORT = "4000", SMS_NUMBER = "+14155550110" } = process.env;
  const publicUrl = process.env["PUBLIC_URL"] ?? `http://127.0.0.1:${PORT}`;
  if (TWILIO_AUTH_TOKEN === undefined) throw new Error("Set TWILIO_AUTH_TOKEN.");
  const whatsapp = process.env["WHATSAPP_NUMBER"];
  const numbers = { sms: SMS_NUMBER, ...(whatsapp === undefined ? {} : { whatsapp }) };
  const options = { authToken: TWILIO_AUTH_TOKEN, publicUrl, numbers };
  createIntegrationService(() => options).listen(Number(PORT), "127.0.0.1");
  process.stdout.write(`The integration service listens at ${publicUrl}\n`);
}
