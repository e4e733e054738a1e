import { pino } from "pino";

/** Where the emulator writes what happens. Every method of pino's logger that is used here. */
export interface Log {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Says nothing: for tests and for emulators inside other programs. */
export const silentLog: Log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
};

/** Lines of JSON on standard output, from `level` up. */
export function createLog(level: string): Log {
  return pino({ level });
}
