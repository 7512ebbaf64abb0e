/** `npm start`: installs, builds and runs the whole market on this machine. See `--help`. */
import { remove } from './stack/files.mjs';
import { startOptions, usage } from './stack/options.mjs';
import { Stack } from './stack/stack.mjs';
import { whenNpmIsGone } from './stack/with-npm.mjs';

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
whenNpmIsGone('start', () => void end(0));
let isOrphan = false;
if (options.throwaway) watchParent();
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
  // Nobody will ask for these data again.
  if (isOrphan) remove(options.dataDir);
  process.exit(code);
}

/** However whoever started us ends, kill -9 too: the channel between us closes. A person's start has none. */
function watchParent() {
  const orphaned = () => {
    isOrphan = true;
    void end(0);
  };
  if (process.connected === false) orphaned();
  else process.once('disconnect', orphaned);
}
