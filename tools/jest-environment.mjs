import { setTimeout as sleep } from 'node:timers/promises';
import NodeEnvironmentModule from 'jest-environment-node';

const NodeEnvironment = NodeEnvironmentModule.default ?? NodeEnvironmentModule;
const watched = ['TCPSocketWrap', 'TCPServerWrap', 'PipeServerWrap', 'UDPWrap', 'ProcessWrap'];
const graceMs = 2_000;

/** Node's environment, and a spec file that leaves a server, socket or process open fails, with the names of what it left. */
export default class LeakWatchingEnvironment extends NodeEnvironment {
  #before = openHandles();

  async handleTestEvent(event, state) {
    if (event.name !== 'run_finish') return;
    const left = await this.#leftAfterGrace();
    if (left.length === 0) return;
    const words = `left open after the last test: ${left.join(', ')}. Close it in afterAll.`;
    // Reported as an error of the file: by now every test has its verdict.
    state.unhandledErrors.push(new Error(words));
  }

  /** Closing takes the event loop a few turns. */
  async #leftAfterGrace() {
    const deadlineMs = Date.now() + graceMs;
    let left = this.#left();
    while (left.length > 0 && Date.now() < deadlineMs) {
      await sleep(20);
      left = this.#left();
    }
    return left;
  }

  #left() {
    const now = openHandles();
    return watched.flatMap((name) =>
      Array(Math.max(0, (now[name] ?? 0) - (this.#before[name] ?? 0))).fill(name),
    );
  }
}

function openHandles() {
  const counts = {};
  for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
