import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Network = 'there' | 'silent' | 'cut';

/** A way of our own between one browser and the market, in plain TCP, that can be lost and found again. */
export class LostWay {
  private readonly sockets = new Set<Socket>();
  private network: Network = 'there';

  private constructor(
    private readonly server: Server,
    private readonly host: string,
    private readonly port: number,
  ) {
    server.on('connection', (near) => this.lead(near));
  }

  static async open(marketUrl: string): Promise<LostWay> {
    const { hostname, port } = new URL(marketUrl);
    const way = new LostWay(createServer(), hostname, Number(port));
    await new Promise<void>((done) => way.server.listen(0, hostname, done));
    return way;
  }

  get url(): string {
    return `http://${this.host}:${(this.server.address() as AddressInfo).port}`;
  }

  /** Nothing arrives and nothing is hung up, as where a phone has left its mast behind. */
  silence(): void {
    this.network = 'silent';
    for (const socket of this.sockets) socket.pause();
  }

  /** All lines are closed at once, and no new one can be had. */
  cut(): void {
    this.network = 'cut';
    for (const socket of this.sockets) socket.destroy();
  }

  /** What was under way arrives late, as it does when the phone finds a mast again. */
  find(): void {
    this.network = 'there';
    for (const socket of this.sockets) socket.resume();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((done) => this.server.close(done));
  }

  private lead(near: Socket): void {
    if (this.network === 'cut') return void near.destroy();
    const far = connect(this.port, this.host);
    this.carry(near, far);
    this.carry(far, near);
  }

  private carry(from: Socket, to: Socket): void {
    this.sockets.add(from);
    from.on('data', (bytes) => to.write(bytes));
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
    if (this.network === 'silent') from.pause();
  }
}
