import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { apiEnv, nodeEnv, runApiCommand, startApi } from './api.mjs';
import { build, webRoot } from './build.mjs';
import { readJson, remove, writeJson } from './files.mjs';
import { install } from './install.mjs';
import { howToGetLivekit, livekitBinary } from './livekit-binary.mjs';
import { startLivekit } from './livekit.mjs';
import { findNodes, planFrontDoor } from './nodes.mjs';
import { freePort, isFree, nextFreePort, whoHolds } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { readMarket, signInsOf } from './ready.mjs';
import { endProcess, signal } from './process-life.mjs';
import { startRedis } from './redis.mjs';
import { claimDataDir, endLeftovers, forgetChild, rememberChild } from './run-files.mjs';
import { startSeller } from './seller.mjs';
import { secondsSince, step } from './steps.mjs';
import { startStills } from './stills.mjs';
import { supervise } from './supervise.mjs';

/** Everything that `npm start` runs: brought up in order, kept running, taken down in the opposite order. */
export class Stack {
  stopping = false;
  #options;
  /** Supervised parts in the order in which they came up: `{ name, part }`. */
  #parts = [];
  /** Gives the data folder back; undefined while it is not ours. */
  #release;
  /** What is no process: closed after all of them. */
  #closing = [];
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
    const nodes = this.#options.nodes > 1 ? await findNodes(this.#options.nodes) : [];
    const livekit = await this.#step('LiveKit', () => this.#livekit(nodes[0] ?? { host: '127.0.0.1', port }));
    const stillsPort = livekit && (await freePort());
    const env = apiEnv({ ...base, livekit, stillsPort });
    let redisUrl = process.env.REDIS_URL || null;
    if (nodes.length === 0) await this.#step('API', () => this.#api('api', { env }));
    else redisUrl = await this.#nodes(env, { nodes, stillsPort });
    if (livekit) await this.#step('stills', () => this.#stills(env, stillsPort));
    if (this.#options.seller) await this.#step('demo seller', () => this.#seller(env, signIns));
    this.#facts = { port, databaseUrl, redisUrl, livekit, signIns };
    await this.#writeReady();
    this.#tell(port, signIns, startedMs);
  }

  /** Takes everything down, last started first. */
  async down() {
    this.stopping = true;
    // The data folder belongs to another start: nothing of this one runs yet.
    if (!this.#release) return;
    console.log('\nstopping …');
    this.#removeReadyFiles();
    for (const entry of this.#parts.reverse()) {
      await Promise.all([
        entry.part?.stop(),
        endProcess(entry.launched, { first: stopSignalOf(entry.name) }),
      ]);
      forgetChild(this.#options.dataDir, entry.name);
    }
    for (const close of this.#closing) await close();
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

  /** Starts a part, keeps it running, and writes down its process ids. `start(again, onPid)`. */
  async #keep(name, start) {
    const { dataDir } = this.#options;
    const entry = { name, part: undefined, launched: undefined };
    this.#parts.push(entry);
    const onPid = (identity) => {
      entry.launched = identity;
      rememberChild(dataDir, name, identity);
      // Launched while we were going down: nobody would end it.
      if (this.stopping) signal(identity.pid, 'SIGKILL');
    };
    const up = async (again) => {
      const handle = await start(again, onPid);
      if (handle.identity.pid !== entry.launched?.pid) onPid(handle.identity);
      return handle;
    };
    const say = (words) => console.log(`[${new Date().toISOString()}] ${words}`);
    entry.part = await supervise({ name, start: up, say, onUp: () => this.#facts && this.#writeReady() });
    return entry.part.handle();
  }

  async #database() {
    if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
    const { dataDir } = this.#options;
    const settings = { dataDir, log: console.log, logFile: this.#log('postgres') };
    let port;
    const server = await this.#keep('postgres', (_again, onPid) =>
      startPostgres({ ...settings, port, onPid }),
    );
    port = server.port;
    return server.url;
  }

  async #seed(base) {
    return signInsOf(await runApiCommand('seed.js', apiEnv(base)));
  }

  async #livekit(api) {
    const { dataDir } = this.#options;
    const webhookUrl = `http://${api.host}:${api.port}/api/v1/media/webhook`;
    const settings = { dataDir, webhookUrl, log: console.log, logFile: this.#log('livekit') };
    const binary = process.env.LIVEKIT_URL ? undefined : await livekitBinary(console.log);
    if (binary === null) console.log(howToGetLivekit);
    if (!binary) return binary === null ? null : startLivekit(settings);
    const start = (again, onPid) => startLivekit({ ...settings, binary, samePorts: again, onPid });
    return this.#keep('livekit', start);
  }

  #api(name, { env, host }) {
    const logFile = this.#log(name);
    return this.#keep(name, (_again, onPid) => startApi({ env, host, logFile, onPid }));
  }

  /** Answers the address of the Redis over which they are one market. */
  async #nodes(env, { nodes, stillsPort }) {
    const redisUrl = await this.#step('Redis', () => this.#redis());
    for (const [at, node] of nodes.entries()) {
      const given = { env: nodeEnv(env, { ...node, redisUrl }), host: node.host };
      await this.#step(`API, node ${at + 1}`, () => this.#api(`api-${at + 1}`, given));
    }
    await this.#step('nginx', () => this.#frontDoor(env, { nodes, stillsPort }));
    return redisUrl;
  }

  async #redis() {
    const { dataDir } = this.#options;
    let port;
    const start = (_again, onPid) => startRedis({ dataDir, port, logFile: this.#log('redis'), onPid });
    const server = await this.#keep('redis', start);
    port = server.port;
    return server.url;
  }

  async #frontDoor(env, { nodes, stillsPort }) {
    const door = await planFrontDoor({
      ...{ folder: join(this.#options.dataDir, 'nginx'), logFile: this.#log('nginx') },
      ...{ host: process.env.HOST || '127.0.0.1', port: Number(env.PORT), nodes, stillsPort },
    });
    this.#closing.push(door.close);
    return this.#keep('nginx', (_again, onPid) => door.start({ onPid }));
  }

  #stills(env, port) {
    const logFile = this.#log('stills');
    return this.#keep('stills', (_again, onPid) => startStills({ env, port, logFile, onPid }));
  }

  async #seller(env, signIns) {
    const host = signIns.find(({ who }) => who === 'host');
    if (!host) return undefined;
    const settings = {
      url: `http://127.0.0.1:${env.PORT}`,
      phone: host.phone,
      stateFile: join(this.#options.dataDir, 'seller.json'),
      logFile: this.#log('seller'),
    };
    return this.#keep('seller', (_again, onPid) => startSeller({ ...settings, onPid }));
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
    const { port, databaseUrl, redisUrl, livekit, signIns } = this.#facts;
    const pidOf = (name) => this.#parts.find((entry) => entry.name === name)?.part.handle().pid ?? null;
    this.#facts.market = await readMarket(databaseUrl).catch((error) => this.#lastMarketOr(error));
    const { shows, offers } = this.#facts.market;
    const ready = {
      url: `http://127.0.0.1:${port}`,
      databaseUrl,
      redisUrl,
      livekitUrl: livekit?.url ?? null,
      pids: {
        api: this.#parts.filter(({ name }) => /^api(-|$)/.test(name)).map(({ name }) => pidOf(name)),
        ...Object.fromEntries(['postgres', 'livekit', 'redis', 'nginx'].map((name) => [name, pidOf(name)])),
      },
      shows,
      offers,
      signIns,
    };
    if (!this.stopping) this.#readyFiles().forEach((path) => writeJson(path, ready));
  }

  /** After a restart the old picture is better than none. */
  #lastMarketOr(error) {
    if (this.#facts.market) return this.#facts.market;
    throw error;
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

/** SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for its clients. */
const stopSignalOf = (name) => (name === 'postgres' ? 'SIGINT' : 'SIGTERM');

function holderWords(holder) {
  return holder ? ` by process ${holder.pid} (${holder.command.slice(0, 100)})` : '';
}
