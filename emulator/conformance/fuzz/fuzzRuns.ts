/** How many random inputs a test makes: few by default, `FUZZ_RUNS=100000` for the proof. `FUZZ_SEED` repeats a run. */
export const fuzzRuns = Number(process.env["FUZZ_RUNS"] ?? 800);

const seed = process.env["FUZZ_SEED"];

/** fast-check prints the seed of a run that fails; this one prints it of every run. */
export const fuzzSeed = seed === undefined ? Date.now() % 1_000_000_000 : Number(seed);

/** A run of 100,000 takes minutes. */
export const fuzzTimeoutMs = 120_000 + fuzzRuns * 50;
