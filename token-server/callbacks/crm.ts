import * as v from "valibot";
import { askService, type IntegrationService } from "./askService.ts";
import { type Contact, isHttpUrl } from "./contacts.ts";

const shortText = v.pipe(v.string(), v.maxLength(256));
// Frontline's own sample answers with numbers.
const customerId = v.pipe(
  v.union([shortText, v.number()], "must be a text or a number"),
  v.transform(String),
);
// An address that could run a script is left out; the rest of the card stays.
const httpUrlOrNull = v.pipe(
  v.nullish(v.pipe(v.string(), v.maxLength(2048)), null),
  v.transform((text) => (text !== null && isHttpUrl(text) ? text : null)),
);

const link = v.object({ type: shortText, value: httpUrlOrNull, display_name: shortText });

const customerSchema = v.object({
  customer_id: v.optional(customerId),
  display_name: v.pipe(shortText, v.nonEmpty()),
  avatar: httpUrlOrNull,
  details: v.nullish(
    v.object({ title: shortText, content: v.pipe(v.string(), v.maxLength(4096)) }),
    null,
  ),
  links: v.nullish(v.pipe(v.array(link), v.maxLength(20)), []),
  worker: v.nullish(shortText, null),
});

const detailsSchema = v.object({ objects: v.object({ customer: customerSchema }) });

const listSchema = v.object({
  objects: v.object({
    customers: v.pipe(
      v.array(
        v.object({
          customer_id: customerId,
          display_name: v.pipe(shortText, v.nonEmpty()),
          avatar: httpUrlOrNull,
        }),
      ),
      v.maxLength(1000),
    ),
    searchable: v.nullish(v.boolean(), false),
  }),
});

/** The CRM callback for one customer: Location=GetCustomerDetailsByCustomerId. */
export async function askCustomer(
  service: IntegrationService,
  question: { worker: string; customerId: string },
): Promise<Contact> {
  const answer = await askService(service, detailsSchema, {
    Location: "GetCustomerDetailsByCustomerId",
    Worker: question.worker,
    CustomerId: question.customerId,
  });
  const { customer } = answer.objects;
  return {
    customerId: customer.customer_id ?? question.customerId,
    displayName: customer.display_name,
    avatar: customer.avatar,
    details: customer.details,
    links: customer.links.flatMap(({ type, value, display_name }) =>
      value === null ? [] : [{ type, value, displayName: display_name }],
    ),
    worker: customer.worker,
  };
}

export interface CustomerList {
  customers: { customerId: string; displayName: string; avatar: string | null }[];
  /** Whether the service looks at `query`. */
  searchable: boolean;
}

/** The CRM callback for a page of customers: Location=GetCustomersList. The anchor is the last id of the page before. */
export async function askCustomers(
  service: IntegrationService,
  question: { worker: string; pageSize: number; anchor: string; query: string },
): Promise<CustomerList> {
  const answer = await askService(service, listSchema, {
    Location: "GetCustomersList",
    Worker: question.worker,
    PageSize: String(question.pageSize),
    ...(question.anchor === "" ? {} : { Anchor: question.anchor }),
    ...(question.query === "" ? {} : { Query: question.query }),
  });
  const { customers, searchable } = answer.objects;
  return {
    customers: customers.map((customer) => ({
      customerId: customer.customer_id,
      displayName: customer.display_name,
      avatar: customer.avatar,
    })),
    searchable,
  };
}
