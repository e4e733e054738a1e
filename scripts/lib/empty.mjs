// Stands in for the core-js modules that the SDK requires; see vite.config.ts.
export {};
