import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { apiEnv, runApiCommand, startApi } from './api.mjs';
import { build, webRoot } from './build.mjs';
import { readJson, remove, writeJson } from './files.mjs';
import { install } from './install.mjs';
import { startLivekit } from './livekit.mjs';
import { isFree, nextFreePort, whoHolds } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { readMarket, signInsOf } from './ready.mjs';
import { claimDataDir, endLeftovers, forgetChild, rememberChild } from './run-files.mjs';
import { startSeller } from './seller.mjs';
import { secondsSince, step } from './steps.mjs';
import { supervise } from './supervise.mjs';

/** Everything that `npm start` runs: brought up in order, kept running, taken down in the opposite order. */
export class Stack {
  stopping = false;
  #options;
  /** Supervised parts in the order in which they came up: `{ name, part }`. */
  #parts = [];
  #release = () => {};
  #facts;

  constructor(options) {
    this.#options = options;
  }

  /** Brings everything up; throws when a step fails (call `down` then). */
  async up() {
    const startedMs = Date.now();
    const { dataDir } = this.#options;
    mkdirSync(dataDir, { recursive: true });
    this.#release = claimDataDir(dataDir);
    this.#removeReadyFiles();
    const ended = await endLeftovers(dataDir);
    if (ended.length > 0) console.log(`ended what an earlier start had left running: ${ended.join(', ')}`);

    if (!this.stopping) await step('packages', () => install());
    if (!this.stopping) await step('build', () => build());
    webRoot(dataDir);
    const port = await this.#choosePort();
    const databaseUrl = await this.#step('PostgreSQL', () => this.#database());
    const secrets = this.#secrets();
    const base = { port, databaseUrl, sessionSecret: secrets.session, dataDir };
    await this.#step('migrations', async () => void (await runApiCommand('migrate.js', apiEnv(base))));
    const signIns = this.#options.empty ? [] : await this.#step('demo market', () => this.#seed(base));
    const livekit = await this.#step('LiveKit', () => this.#livekit(port));
    const env = apiEnv({ ...base, livekit });
    await this.#step('API', () => this.#api(env));
    if (this.#options.seller) await this.#step('demo seller', () => this.#seller(env));
    this.#facts = { port, databaseUrl, livekit, signIns };
    await this.#writeReady();
    this.#tell(port, signIns, startedMs);
  }

  /** Takes everything down, last started first. */
  async down() {
    this.stopping = true;
    console.log('\nstopping …');
    this.#removeReadyFiles();
    for (const { name, part } of this.#parts.reverse()) {
      await part.stop();
      forgetChild(this.#options.dataDir, name);
    }
    this.#release();
    console.log('stopped');
  }

  async #step(name, work) {
    if (this.stopping) throw new Error('stopping');
    return step(name, work);
  }

  async #choosePort() {
    const { port, portAsked } = this.#options;
    const host = process.env.HOST || '127.0.0.1';
    if (portAsked) {
      if (await isFree(port, host)) return port;
      throw new Error(`port ${port} is taken${holderWords(whoHolds(port))}; give another --port`);
    }
    const found = await nextFreePort(port, host);
    for (const { port: taken, holder } of found.skipped)
      console.log(`port ${taken} is taken${holderWords(holder)}`);
    return found.port;
  }

  /** Starts a part, keeps it running, and writes down its process ids. */
  async #keep(name, start) {
    const { dataDir } = this.#options;
    const remembered = async (again) => {
      const handle = await start(again);
      rememberChild(dataDir, name, handle.pid);
      return handle;
    };
    const say = (words) => console.log(`[${new Date().toISOString()}] ${words}`);
    const part = await supervise({
      name,
      start: remembered,
      say,
      onUp: () => this.#facts && this.#writeReady(),
    });
    this.#parts.push({ name, part });
    if (this.stopping) await part.stop();
    return part.handle();
  }

  async #database() {
    if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
    const { dataDir } = this.#options;
    let port;
    const start = () => startPostgres({ dataDir, port, log: console.log, logFile: this.#log('postgres') });
    const server = await this.#keep('postgres', start);
    port = server.port;
    return server.url;
  }

  async #seed(base) {
    return signInsOf(await runApiCommand('seed.js', apiEnv(base)));
  }

  async #livekit(apiPort) {
    const { dataDir } = this.#options;
    const webhookUrl = `http://127.0.0.1:${apiPort}/api/v1/media/webhook`;
    const settings = { dataDir, webhookUrl, log: console.log, logFile: this.#log('livekit') };
    const first = await startLivekit(settings);
    if (!first) return null;
    return this.#keep('livekit', (again) => (again ? startLivekit({ ...settings, samePorts: true }) : first));
  }

  #api(env) {
    return this.#keep('api', () => startApi({ env, logFile: this.#log('api') }));
  }

  #seller(env) {
    return this.#keep('seller', () =>
      startSeller({ url: `http://127.0.0.1:${env.PORT}`, logFile: this.#log('seller') }),
    );
  }

  #log(name) {
    return join(this.#options.dataDir, 'logs', `${name}.log`);
  }

  #secrets() {
    const path = join(this.#options.dataDir, 'secrets.json');
    if (!existsSync(path)) writeJson(path, { session: randomBytes(32).toString('base64url') });
    chmodSync(path, 0o600);
    return readJson(path);
  }

  async #writeReady() {
    const { port, databaseUrl, livekit, signIns } = this.#facts;
    const pidOf = (name) => this.#parts.find((entry) => entry.name === name)?.part.handle().pid ?? null;
    const { shows, offers } = await readMarket(databaseUrl).catch(() => this.#facts.market);
    this.#facts.market = { shows, offers };
    const ready = {
      url: `http://127.0.0.1:${port}`,
      databaseUrl,
      redisUrl: process.env.REDIS_URL || null,
      livekitUrl: livekit?.url ?? null,
      pids: { api: [pidOf('api')], postgres: pidOf('postgres'), livekit: pidOf('livekit') },
      shows,
      offers,
      signIns,
    };
    if (!this.stopping) this.#readyFiles().forEach((path) => writeJson(path, ready));
  }

  #readyFiles() {
    const { dataDir, readyFile } = this.#options;
    return [join(dataDir, 'state.json'), ...(readyFile ? [readyFile] : [])];
  }

  #removeReadyFiles() {
    this.#readyFiles().forEach(remove);
  }

  #tell(port, signIns, startedMs) {
    const at = `http://localhost:${port}`;
    console.log(`\nChợ Phiên is open (${secondsSince(startedMs).trim()})\n`);
    const links = {
      market: '/',
      studio: '/studio/',
      API: '/api/v1',
      'its pages': '/docs',
      'sign-in codes': '/dev/inbox',
    };
    for (const [name, path] of Object.entries(links)) console.log(`  ${name.padEnd(14)} ${at}${path}`);
    if (signIns.length > 0) console.log('\n  sign in as (the code comes to the inbox above)');
    for (const { who, phone } of signIns) console.log(`  ${who.padEnd(14)} ${phone}`);
    console.log(`\n  data and logs  ${this.#options.dataDir}\n  Ctrl-C stops everything.`);
  }
}

function holderWords(holder) {
  return holder ? ` by process ${holder.pid} (${holder.command.slice(0, 100)})` : '';
}
