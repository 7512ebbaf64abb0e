/** What `docker compose up` does with the file, without an engine: order, health, one process a replica. */
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readText } from '../stack/files.mjs';
import { checkOnce, programFile, runProcess } from './run.mjs';

const reachedWithinMs = 60_000;

/** The services of one compose file; `plan(name)` answers the processes of a service (programs.mjs). */
export class Composed {
  /** Handles by service, in the order of its replicas. */
  running = {};
  #plans = {};
  #started = {};
  #said = new Set();
  #isGoingDown = false;

  constructor({ services, plan, folder, log = console.log }) {
    Object.assign(this, { services, plan, folder, log });
  }

  /** Resolves when the service is as `condition` says; starts it, and first what it depends on. */
  async reach(name, condition) {
    const handles = await this.#start(name);
    if (condition === 'service_healthy') {
      await Promise.all(handles.map((_, replica) => this.healthy(name, replica)));
    } else if (condition === 'service_completed_successfully') {
      for (const { exited } of handles) this.#expectWell(name, await exited);
    } else throw new Error(`${name}: a condition nobody here knows: ${condition}`);
  }

  /** Starts one replica again, as `restart: unless-stopped` does, and waits for its health. */
  async restart(name, replica) {
    this.running[name][replica] = this.#run(name, replica);
    await this.healthy(name, replica);
  }

  /** Waits until the service's own health check passes; without its tool, until the port is open. */
  async healthy(name, replica = 0) {
    const { health } = this.#plans[name][replica];
    const isHere = programFile(health.test[1]) !== undefined;
    if (!isHere) this.#say(name, health.test[1]);
    const deadlineMs = Date.now() + reachedWithinMs;
    let ended;
    void this.running[name][replica].exited.then((how) => (ended = how));
    for (;;) {
      const failure = isHere ? await checkOnce(health) : await listens(health);
      if (failure === undefined) return undefined;
      if (ended !== undefined) throw new Error(`${name} ended (${ended}): ${this.#lastWords(name, replica)}`);
      if (Date.now() > deadlineMs) throw new Error(`${name} is not healthy: ${failure}`);
      await sleep(50);
    }
  }

  /** The processes of a started service as they were planned, by replica. */
  planned(name) {
    return this.#plans[name];
  }

  /** Ends everything, the last started first. */
  async down() {
    this.#isGoingDown = true;
    for (const name of Object.keys(this.running).reverse()) {
      const how = name === 'postgres' ? { first: 'SIGINT' } : { first: 'SIGTERM', graceMs: 3_000 };
      await Promise.all(this.running[name].map((handle) => handle.stop(how)));
    }
  }

  #start(name) {
    return (this.#started[name] ??= this.#startAfterOthers(name));
  }

  async #startAfterOthers(name) {
    const needs = Object.entries(this.services[name].depends_on ?? {});
    await Promise.all(needs.map(([other, { condition }]) => this.reach(other, condition)));
    this.#plans[name] = this.plan(name);
    this.running[name] = this.#plans[name].map((_, replica) => this.#run(name, replica));
    return this.running[name];
  }

  #run(name, replica) {
    // One service that fails ends the wait for all, while others may still be on their way up.
    if (this.#isGoingDown) throw new Error(`${name} is not started: all is going down`);
    const logFile = this.#logFile(name, replica);
    return runProcess(this.#plans[name][replica], { folder: this.folder, logFile });
  }

  #expectWell(name, how) {
    if (how !== 'exit code 0') throw new Error(`${name} ended with ${how}: ${this.#lastWords(name, 0)}`);
  }

  #say(name, tool) {
    if (this.#said.has(name)) return;
    this.#said.add(name);
    this.log(
      `compose: ${name}'s health check is not run, only its port is asked: no ${tool} on this machine`,
    );
  }

  #lastWords(name, replica) {
    return readText(this.#logFile(name, replica))?.slice(-2_000) ?? 'no output';
  }

  #logFile(name, replica) {
    return join(this.folder, `${name}.${replica}.log`);
  }
}

/** Undefined when somebody listens there, else why not. */
function listens({ host = '127.0.0.1', port }) {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => (socket.destroy(), resolve(undefined)));
    socket.once('error', ({ message }) => resolve(message));
  });
}
