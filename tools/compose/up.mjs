/** What `docker compose up` does with the file, without an engine: order, health, one process a replica. */
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

  /** Waits until the service's own health check passes; its tool must be on this machine. */
  async healthy(name, replica = 0) {
    const { health } = this.#plans[name][replica];
    if (!programFile(health.test[1])) return this.#say(name, health.test[1]);
    const deadlineMs = Date.now() + reachedWithinMs;
    let ended;
    void this.running[name][replica].exited.then((how) => (ended = how));
    for (;;) {
      const failure = await checkOnce(health);
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
    const logFile = this.#logFile(name, replica);
    return runProcess(this.#plans[name][replica], { folder: this.folder, logFile });
  }

  #expectWell(name, how) {
    if (how !== 'exit code 0') throw new Error(`${name} ended with ${how}: ${this.#lastWords(name, 0)}`);
  }

  #say(name, tool) {
    this.log(`compose: the health check of ${name} is not run: there is no ${tool} on this machine`);
  }

  #lastWords(name, replica) {
    return readText(this.#logFile(name, replica))?.slice(-2_000) ?? 'no output';
  }

  #logFile(name, replica) {
    return join(this.folder, `${name}.${replica}.log`);
  }
}
