import type { FastifyInstance, FastifyRequest } from "fastify";
import * as v from "valibot";
import type { ServiceSid } from "../../src/domain/sids.ts";
import type { Account } from "../account.ts";
import type { ActionLimit } from "../actionLimit.ts";
import type { ApiKeys } from "../apiKeys.ts";
import { originOf } from "../origin.ts";
import type { PushDevice } from "../pushDevice.ts";
import { ApiError } from "../service/errors.ts";
import type { Service } from "../service/service.ts";

/** What every REST handler needs. */
export interface RestContext {
  service: Service;
  account: Account;
  keys: ApiKeys;
  actions: ActionLimit;
  pushDevices: { list(): PushDevice[]; remove(device: PushDevice): void };
}

/** The same resources live under `/v1` (default service) and under `/v1/Services/IS…`. */
export interface Scope {
  service: Service;
  accountSid: string;
  serviceSid: ServiceSid;
  /** Absolute and without a slash at the end. Resources link to their own scope (behaviour 1.1). */
  baseUrl: string;
  /** What participants, messages, receipts and webhooks tell of their service: only under `/Services` (twilio-oai). */
  serviceField: { chat_service_sid?: ServiceSid };
}

export type RegisterRoutes = (app: FastifyInstance, context: RestContext) => void;

export function scopeOf(context: RestContext, request: FastifyRequest): Scope {
  const { service, account } = context;
  const asked = optionalParam(request, "ChatServiceSid");
  const root = `${originOf(request)}/v1`;
  if (asked === undefined) {
    return {
      service,
      accountSid: account.accountSid,
      serviceSid: service.configuration.get().chatServiceSid,
      baseUrl: root,
      serviceField: {},
    };
  }
  if (!service.services.has(asked)) throw new ApiError(50050);
  return {
    service,
    accountSid: account.accountSid,
    serviceSid: asked,
    baseUrl: `${root}/Services/${asked}`,
    serviceField: { chat_service_sid: asked },
  };
}

const paramsSchema = v.record(v.string(), v.string());

/** A segment of the path that the route is known to have. */
export function param(request: FastifyRequest, name: string): string {
  const value = optionalParam(request, name);
  if (value === undefined) throw new Error(`the route ${request.url} has no segment ${name}`);
  return value;
}

/** A segment that some of the routes have. */
export function optionalParam(request: FastifyRequest, name: string): string | undefined {
  return v.parse(paramsSchema, request.params ?? {})[name];
}
