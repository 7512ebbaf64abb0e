import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** A WebSocket frame as RFC 6455 §5.2 draws it; `claims`: the length that its head tells, true or not. */
export type Shape = {
  opcode?: number;
  isLast?: boolean;
  reserved?: number;
  isMasked?: boolean;
  claims?: number;
};

export function frameOf(payload: Buffer | string, shape: Shape = {}): Buffer {
  const { opcode = 1, isLast = true, reserved = 0, isMasked = true } = shape;
  const body = Buffer.from(payload);
  const claims = shape.claims ?? body.length;
  const first = (isLast ? 0x80 : 0) | (reserved << 4) | opcode;
  const mask = isMasked ? 0x80 : 0;
  const head =
    claims < 126
      ? Buffer.from([first, mask | claims])
      : claims < 65_536
        ? Buffer.from([first, mask | 126, claims >> 8, claims & 255])
        : Buffer.concat([Buffer.from([first, mask | 127]), longOf(claims)]);
  // A mask of zeros leaves what it masks as it is.
  return Buffer.concat([head, ...(isMasked ? [Buffer.alloc(4)] : []), body]);
}

function longOf(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

const headEnd = Buffer.from('\r\n\r\n');
const openWithinMs = 5_000;

/** A line of which every byte is said by hand. */
export class RawLine {
  private rest = Buffer.alloc(0);
  private isUpgraded = false;
  private opened: ((line: RawLine | undefined) => void) | undefined;
  isOpen = true;

  private constructor(
    private readonly tcp: Socket,
    private readonly hears: (text: string, line: RawLine) => void,
  ) {}

  /** Undefined where the market does not let this line in. `path` and `head`: what is asked for, and what more. */
  static open(
    url: URL,
    options: {
      address: string;
      path: string;
      head?: readonly string[];
      hears: (text: string, line: RawLine) => void;
    },
  ): Promise<RawLine | undefined> {
    const { address, path, head = [], hears } = options;
    return new Promise((done) => {
      const tcp = connect({ host: url.hostname, port: Number(url.port), localAddress: address });
      const line = new RawLine(tcp, hears);
      line.opened = done;
      tcp.setTimeout(openWithinMs, () => tcp.destroy());
      tcp.on('data', (bytes) => line.read(bytes));
      tcp.on('error', () => tcp.destroy());
      tcp.on('close', () => {
        line.isOpen = false;
        done(undefined);
      });
      const key = randomBytes(16).toString('base64');
      const asked = [
        `Host: ${url.host}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        `Sec-WebSocket-Key: ${key}`,
      ];
      tcp.write(
        [`GET ${path} HTTP/1.1`, ...asked, 'Sec-WebSocket-Version: 13', ...head, '', ''].join('\r\n'),
      );
    });
  }

  write(bytes: Buffer): void {
    if (this.isOpen) this.tcp.write(bytes);
  }

  say(text: string): void {
    this.write(frameOf(text));
  }

  close(): void {
    this.tcp.destroy();
  }

  private read(bytes: Buffer): void {
    this.rest = this.rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.rest, bytes]);
    if (!this.isUpgraded) {
      const end = this.rest.indexOf(headEnd);
      if (end < 0) return;
      if (!this.rest.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101'))) return this.close();
      this.isUpgraded = true;
      this.rest = this.rest.subarray(end + headEnd.length);
      this.tcp.setTimeout(0);
      this.opened?.(this);
    }
    this.readFrames();
  }

  private readFrames(): void {
    for (;;) {
      const [first = 0, second = 0] = this.rest;
      const short = second & 127;
      const headLength = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (this.rest.length < headLength) return;
      const length =
        short < 126
          ? short
          : short === 126
            ? this.rest.readUInt16BE(2)
            : Number(this.rest.readBigUInt64BE(2));
      if (this.rest.length < headLength + length) return;
      const text = this.rest.toString('utf8', headLength, headLength + length);
      this.rest = this.rest.subarray(headLength + length);
      if ((first & 15) === 1) this.hears(text, this);
    }
  }
}
