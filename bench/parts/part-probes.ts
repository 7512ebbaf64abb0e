import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Buyer } from './buyers.js';

export type ProbeName = 'order' | 'line' | 'join' | 'desk act' | 'studio seat' | 'picture' | 'page';
/** `ok`, a refusal's code, `lost` (no answer in time, or no line), or what a door in between said. */
export type Probed = { name: ProbeName; begunAtMs: number; endedAtMs: number; said: string };

type World = { url: string; showId: string; slug: string; offerId: string; buyer: Buyer; host: Buyer };
type Probe = () => Promise<string>;

const answerWithinMs = 6_000;
const everyMs = 250;

/** One of each act a person may do, again and again, beside the crowd; what each was told is written down. */
export class PartProbes {
  readonly probed: Probed[] = [];
  private isOver = false;
  private token: { url: string; token: string } | undefined;
  private going: Promise<unknown> | undefined;

  constructor(private readonly world: World) {}

  start(): void {
    const probes = Object.entries(this.probes()) as [ProbeName, Probe][];
    this.going = Promise.all(probes.map(([name, probe]) => this.repeat(name, probe)));
  }

  async end(): Promise<void> {
    this.isOver = true;
    await this.going;
  }

  private async repeat(name: ProbeName, probe: Probe): Promise<void> {
    while (!this.isOver) {
      const begunAtMs = performance.now();
      const said = await Promise.race([probe().catch(() => 'lost'), sleep(answerWithinMs, 'lost')]);
      this.probed.push({ name, begunAtMs, endedAtMs: performance.now(), said });
      await sleep(everyMs);
    }
  }

  private probes(): Record<ProbeName, Probe> {
    const { url, showId, slug, offerId, buyer, host } = this.world;
    const key = randomUUID;
    const price = { dong: 50_000, version: 1 };
    const order = { offerId, amount: 500, price, addressId: buyer.addressId, method: 'cod' };
    const deviceId = randomUUID();
    let nth = 0;
    return {
      order: () => this.ask('POST', '/orders', buyer, { ...order, key: key() }),
      line: () =>
        this.ask('POST', `/shows/${showId}/lines`, buyer, {
          text: `Vải ngọt không cô, câu ${nth++}`,
          key: key(),
        }),
      'desk act': () =>
        this.ask('PUT', `/shows/${showId}/announcement`, host, { text: `Giao thứ Bảy, lần ${nth++}` }),
      'studio seat': () => this.ask('POST', `/shows/${showId}/seat`, host, { deviceId, again: true }),
      picture: () => this.letIn(host, deviceId),
      page: async () =>
        verdictOf(await fetch(`${url}/s/${slug}`, { signal: AbortSignal.timeout(answerWithinMs) })),
      join: () => this.bySocket(url, buyer, (socket) => socket.emitWithAck('show.join', { slug })),
    };
  }

  private async ask(method: string, path: string, { cookie }: Buyer, body: object): Promise<string> {
    const reply = await fetch(`${this.world.url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    return verdictOf(reply);
  }

  /** LiveKit's own check of a token that the market has just given: whether a picture could be sent now. */
  private async letIn({ cookie }: Buyer, deviceId: string): Promise<string> {
    this.token ??= await this.tokenOf(cookie, deviceId);
    const { url, token } = this.token;
    const door = `${url.replace(/^ws/, 'http')}/rtc/validate?access_token=${token}`;
    return verdictOf(await fetch(door, { signal: AbortSignal.timeout(answerWithinMs) }));
  }

  private async tokenOf(cookie: string, deviceId: string): Promise<{ url: string; token: string }> {
    const reply = await fetch(`${this.world.url}/api/v1/shows/${this.world.showId}/seat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ deviceId, again: false }),
    });
    const { video } = (await reply.json()) as { video: { url: string; token: string } | null };
    if (!video) throw new Error('no LiveKit is set');
    return video;
  }

  private async bySocket(
    url: string,
    { cookie }: Buyer,
    act: (socket: Awaited<ReturnType<typeof connect>>) => Promise<unknown>,
  ): Promise<string> {
    const socket = await connect(url, cookie);
    try {
      const answer = (await act(socket)) as { ok: boolean; refusal?: { code: string } };
      return answer.ok ? 'ok' : (answer.refusal?.code ?? 'no code');
    } finally {
      socket.disconnect();
    }
  }
}

async function verdictOf(reply: Response): Promise<string> {
  if (reply.ok) return 'ok';
  const text = await reply.text();
  try {
    return (JSON.parse(text) as { refusal: { code: string } }).refusal.code;
  } catch {
    return `door ${reply.status}`;
  }
}
