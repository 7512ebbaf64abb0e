import { connect, type Socket } from 'node:net';

/** One kept-alive HTTP/1.1 connection of the least cost: a POST at a time, its status and nothing else. */
export class RawHttp {
  private waiting: ((status: number) => void) | undefined;
  private heard = '';

  private constructor(
    private readonly wire: Socket,
    private readonly head: string,
  ) {}

  static open(
    url: string,
    path: string,
    options: { cookie?: string; address?: string } = {},
  ): Promise<RawHttp> {
    const { host, hostname, port } = new URL(url);
    const wire = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      ...(options.address !== undefined && { localAddress: options.address }),
    });
    const cookie = options.cookie === undefined ? '' : `cookie: ${options.cookie}\r\n`;
    const head = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n${cookie}content-length: `;
    const http = new RawHttp(wire, head);
    wire.setEncoding('latin1').on('data', (text: string) => http.hear(text));
    // Status 0: the line was closed, and it is not known what became of the ask.
    wire.on('close', () => http.answered(0));
    return new Promise((done, failed) => {
      wire.once('connect', () => done(http));
      wire.once('error', failed);
    });
  }

  /** `body` is ASCII. */
  post(body: string, done: (status: number) => void): void {
    this.waiting = done;
    this.wire.write(`${this.head}${body.length}\r\n\r\n${body}`);
  }

  close(): void {
    this.wire.destroy();
  }

  private hear(text: string): void {
    this.heard += text;
    const end = this.heard.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.heard.slice(0, end));
    if (this.heard.length < end + 4 + Number(length?.[1] ?? 0)) return;
    const status = Number(this.heard.slice(9, 12));
    this.heard = '';
    this.answered(status);
  }

  private answered(status: number): void {
    const done = this.waiting;
    this.waiting = undefined;
    done?.(status);
  }
}
