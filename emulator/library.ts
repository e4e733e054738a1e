/*
 * What another project gets by `import … from "partyline/emulator"` (docs/emulator.md, Test suites): the one module that
 * only passes on what others make.
 */
export { createManualClock } from "./clock.ts";
export { createEmulator } from "./createEmulator.ts";
export type { Emulator } from "./createEmulator.ts";
export type { EmulatorOptions } from "./emulatorOptions.ts";
export { createCountingIds } from "./ids.ts";
export { carrierFrom, instantCarrier, realisticCarrier } from "./phones/carrierPolicy.ts";
