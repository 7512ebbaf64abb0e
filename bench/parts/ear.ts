import { connect, type Socket } from 'node:net';

/** What a crowd has heard together, by the number of the line. */
export class Heard {
  /** How many have heard each line, and when the last of them did. */
  readonly counts: number[] = [];
  readonly lastAtMs: number[] = [];
  lines = 0;
  frames = 0;
  gaps = 0;

  forget(): void {
    this.counts.length = 0;
    this.lastAtMs.length = 0;
    [this.lines, this.frames, this.gaps] = [0, 0, 0];
  }

  note(seq: number): void {
    this.lines += 1;
    this.counts[seq] = (this.counts[seq] ?? 0) + 1;
    this.lastAtMs[seq] = performance.now();
  }
}

const openWithinMs = 20_000;
const headEnd = Buffer.from('\r\n\r\n');
const lineMark = Buffer.from('"seq":');
const leftMark = Buffer.from('"left":');
const nothing = Buffer.alloc(0);
const [zero, three, four, nine] = [48, 51, 52, 57];
/** All ears read into one buffer: what is read is looked through before anybody else reads. */
const shared = Buffer.allocUnsafe(262_144);

/**
 * Somebody who watches and listens, at the least cost there is: bytes are looked through for the numbers of lines, and
 * nothing is parsed. Asks for a mask of zeros, which leaves what it sends as it is.
 */
export class Ear {
  private rest: Buffer = nothing;
  private isUpgraded = false;
  private last = -1;
  /** What is left of what it looks at, as it was told last; of a show with one offer. */
  left: number | undefined;
  private opened: ((failed?: Error) => void) | undefined;

  private constructor(
    private readonly tcp: Socket,
    private readonly heard: Heard,
    private readonly hears: (text: string, ear: Ear) => void,
  ) {}

  /** Open when `hears` says so by `ready`; it is given every short message, such as greetings and answers. */
  static open(
    url: URL,
    options: { address: string; cookie?: string; heard: Heard; hears: (text: string, ear: Ear) => void },
  ): Promise<Ear> {
    return new Promise((done, failed) => {
      const tcp = connect({
        host: url.hostname,
        port: Number(url.port),
        localAddress: options.address,
        noDelay: true,
        onread: { buffer: shared, callback: (size, bytes) => ear.read(Buffer.from(bytes.buffer, 0, size)) },
      });
      const ear = new Ear(tcp, options.heard, options.hears);
      const late = setTimeout(() => tcp.destroy(new Error('an ear was not let in')), openWithinMs);
      ear.opened = (fault) => {
        clearTimeout(late);
        ear.opened = undefined;
        if (fault) failed(fault);
        else done(ear);
      };
      tcp.on('error', (fault) => ear.opened?.(fault));
      tcp.on('close', () => ear.opened?.(new Error('an ear was closed before it was let in')));
      tcp.write(
        `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n` +
          (options.cookie === undefined ? '\r\n' : `Cookie: ${options.cookie}\r\n\r\n`),
      );
    });
  }

  ready(): void {
    this.opened?.();
  }

  /** A text of less than 64 KB, as a client masks it. */
  say(text: string): void {
    const bytes = Buffer.from(text);
    const isShort = bytes.length < 126;
    const head = Buffer.alloc(isShort ? 6 : 8);
    head[0] = 0x81;
    head[1] = 0x80 | (isShort ? bytes.length : 126);
    if (!isShort) head.writeUInt16BE(bytes.length, 2);
    this.tcp.write(Buffer.concat([head, bytes]));
  }

  onLost(lost: () => void): void {
    this.tcp.on('close', lost);
  }

  /** Keeps the line and reads nothing more. */
  stopReading(): void {
    this.tcp.pause();
  }

  readAgain(): void {
    this.tcp.resume();
  }

  close(): void {
    this.tcp.destroy();
  }

  private read(chunk: Buffer): boolean {
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    let at = 0;
    if (!this.isUpgraded) {
      const end = bytes.indexOf(headEnd);
      if (end < 0) return this.keep(bytes, 0);
      if (!bytes.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101'))) {
        this.opened?.(new Error(bytes.toString('latin1', 0, 60)));
        return true;
      }
      this.isUpgraded = true;
      at = end + headEnd.length;
    }
    for (;;) {
      const frame = frameAt(bytes, at);
      if (!frame) return this.keep(bytes, at);
      this.frame(bytes, frame.from, frame.to);
      at = frame.to;
    }
  }

  private keep(bytes: Buffer, from: number): boolean {
    this.rest = from === bytes.length ? nothing : Buffer.from(bytes.subarray(from));
    return true;
  }

  private frame(bytes: Buffer, from: number, to: number): void {
    // An answer is for this one alone, and nothing that the show has told.
    if (bytes[from] === four && bytes[from + 1] === three)
      return this.hears(bytes.toString('latin1', from, to), this);
    const { heard } = this;
    const told = bytes.indexOf(leftMark, from);
    if (told >= 0 && told < to) this.left = numberAt(bytes, told + leftMark.length);
    let found = bytes.indexOf(lineMark, from);
    if (found < 0 || found >= to) {
      if (to - from < 4_000) this.hears(bytes.toString('latin1', from, to), this);
      return;
    }
    // The show as it stands tells of lines too; only frames are counted.
    if (bytes[from + 3] === 34 && bytes.toString('latin1', from + 4, from + 17) === 'show.snapshot') return;
    heard.frames += 1;
    while (found >= 0 && found < to) {
      const seq = numberAt(bytes, found + lineMark.length);
      if (this.last >= 0 && seq !== this.last + 1) heard.gaps += 1;
      this.last = seq;
      heard.note(seq);
      found = bytes.indexOf(lineMark, found + lineMark.length);
    }
  }
}

function numberAt(bytes: Buffer, at: number): number {
  let value = 0;
  for (let digit = at, code = bytes[at] ?? 0; code >= zero && code <= nine; code = bytes[++digit] ?? 0)
    value = value * 10 + code - zero;
  return value;
}

/** Where the payload of the frame that begins there stands; undefined: it is not all here yet. */
function frameAt(bytes: Buffer, at: number): { from: number; to: number } | undefined {
  if (bytes.length < at + 2) return undefined;
  const short = (bytes[at + 1] ?? 0) & 0x7f;
  const head = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < at + head) return undefined;
  const size =
    head === 2 ? short : head === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
  const from = at + head;
  return bytes.length < from + size ? undefined : { from, to: from + size };
}
