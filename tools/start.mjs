/** `npm start`: installs, builds and runs the whole market on this machine. See `--help`. */
import { startOptions, usage } from './stack/options.mjs';
import { Stack } from './stack/stack.mjs';

const give = (code, words) => {
  console.error(words);
  process.exit(code);
};

let options;
try {
  options = startOptions(process.argv.slice(2));
} catch (error) {
  give(2, `${error.message}\n\n${usage}`);
}
if (options.help) {
  console.log(usage);
  process.exit(0);
}

const stack = new Stack(options);
// Ctrl-C reaches npm too, which passes it on: the second signal is the same wish. Every part has its time limit.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => void end(0));
stopWithNpm();
// Parts that nobody watches any more are worse than a market that is down: they are ended in order.
process.on('uncaughtException', (fault) => {
  console.error(`\nnpm start has failed itself: ${fault.stack}`);
  void end(1);
});

try {
  await stack.up();
} catch (error) {
  if (!stack.stopping) {
    console.error(`\n${error.message}`);
    await end(1);
  }
}

async function end(code) {
  if (stack.stopping) return;
  await stack.down();
  process.exit(code);
}

/** npm killed with -9 cannot tell us: we see that our parent is another one. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void end(0), 1_000).unref();
}
