import { ApiError, isErrorCode } from "./service/errors.ts";

/**
 * Where a request comes in, or goes out: REST, calls in the SDK's socket, its `init`, media, calls of webhooks, texts on
 * their way to phones.
 */
export const faultPlaces = ["rest", "sdk", "connect", "media", "webhook", "leg"] as const;
export type FaultPlace = (typeof faultPlaces)[number];

/**
 * What goes wrong.
 *   error        nothing is done, the answer is an error
 *   lostRequest  nothing is done and nothing is answered
 *   lostReply    it is done, the answer gets lost
 *   cut          it is done, and the connection dies before the answer
 *   slow         it is done, the answer is late
 */
export const faultEffects = ["error", "lostRequest", "lostReply", "cut", "slow"] as const;
export type FaultEffect = (typeof faultEffects)[number];

export interface FaultInput {
  on: FaultPlace;
  effect: FaultEffect;
  /** Absent: every method. */
  method?: string | undefined;
  /** A part of the path, or of the webhook's URL. Absent: every path. */
  path?: string | undefined;
  /** Twilio's code and the HTTP status of an `error`. A code that the emulator knows has its own status. */
  code?: number | undefined;
  status?: number | undefined;
  message?: string | undefined;
  /** How late a `slow` answer is. */
  delayMs?: number | undefined;
  /** How many requests it hits; null: all until it is taken back. */
  count?: number | null | undefined;
}

export interface Fault {
  id: number;
  on: FaultPlace;
  effect: FaultEffect;
  method: string | null;
  path: string | null;
  code: number;
  status: number;
  message: string;
  delayMs: number;
  /** Requests that it will still hit; null: all. */
  left: number | null;
  /** Requests that it has hit. */
  hits: number;
}

/** What has been ordered to go wrong. In memory: a new start has none. */
export interface Faults {
  add(input: FaultInput): Fault;
  list(): Fault[];
  /** False when there is none of that id. */
  remove(id: number): boolean;
  clear(): void;
  /** The first fault that this request runs into; it counts as a hit. */
  take(request: { on: FaultPlace; method?: string; path?: string }): Fault | undefined;
}

const defaultDelayMs = 3_000;
/** What carriers say when they say nothing. */
const unknownLegError = 30008;

export function createFaults(): Faults {
  const faults = new Map<number, Fault>();
  let lastId = 0;
  return {
    add(input) {
      lastId += 1;
      const fault = toFault(lastId, input);
      faults.set(fault.id, fault);
      return fault;
    },
    list: () => [...faults.values()],
    remove: (id) => faults.delete(id),
    clear: () => faults.clear(),
    take(request) {
      // Almost always there is none.
      if (faults.size === 0) return undefined;
      for (const fault of faults.values()) {
        if (!hits(fault, request)) continue;
        fault.hits += 1;
        if (fault.left !== null) fault.left -= 1;
        if (fault.left === 0) faults.delete(fault.id);
        return fault;
      }
      return undefined;
    },
  };
}

/** The refusal that an `error` makes. */
export function faultError({ code, status, message }: Fault): ApiError {
  return ApiError.made(code, status, message);
}

function hits(fault: Fault, request: Parameters<Faults["take"]>[0]): boolean {
  if (fault.on !== request.on) return false;
  if (fault.method !== null && fault.method !== request.method) return false;
  return fault.path === null || (request.path ?? "").includes(fault.path);
}

function toFault(id: number, input: FaultInput): Fault {
  const code = input.code ?? (input.on === "leg" ? unknownLegError : 20500);
  const known = isErrorCode(code) ? new ApiError(code) : undefined;
  return {
    id,
    on: input.on,
    effect: input.effect,
    method: input.method?.toUpperCase() ?? null,
    path: input.path ?? null,
    code,
    status: input.status ?? known?.status ?? 400,
    message: input.message ?? known?.message ?? "This error was ordered",
    delayMs: input.delayMs ?? defaultDelayMs,
    left: input.count === undefined ? 1 : input.count,
    hits: 0,
  };
}
