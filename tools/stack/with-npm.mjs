const everyMs = 1_000;

/** npm killed with -9 cannot tell its script `name`: that its parent is another one now is what it sees. */
export function whenNpmIsGone(name, end) {
  if (process.env.npm_lifecycle_event !== name) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), everyMs).unref();
}
