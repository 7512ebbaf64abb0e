/** Progress lines: what is being done, and how long it took. */

/** Runs a step and prints one line for it: `name … 1.2 s`, or why it failed. */
export async function step(name, work, say = console.log) {
  const startedMs = Date.now();
  try {
    const value = await work();
    say(`${name.padEnd(28)} ${secondsSince(startedMs)}`);
    return value;
  } catch (error) {
    say(`${name.padEnd(28)} ${secondsSince(startedMs)}  failed`);
    throw error;
  }
}

/** Seconds since a time in ms, for people: `3.4 s`. */
export const secondsSince = (startedMs) => `${((Date.now() - startedMs) / 1_000).toFixed(1).padStart(6)} s`;
