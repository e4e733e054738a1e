/** Something that the person at the keyboard can put right: shown as one sentence, without a stack. */
export class Problem extends Error {}

/**
 * Runs a script; a Problem ends it with its sentence and exit code 1.
 * @param {() => Promise<void>} script
 */
export async function runScript(script) {
  try {
    await script();
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof Problem ? error.message : error);
  }
}
