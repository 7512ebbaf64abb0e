/**
 * In the place of what the socket library has for other lines than the market's: 0.9 kB before the price. On ours all
 * is text, the market is of the same origin or lets us in, and when to dial again is socket-wire's to say.
 */
export const isBinary = () => false;
export const hasBinary = () => false;
export const deconstructPacket = <Packet>(packet: Packet) => ({ packet, buffers: [] });
export const reconstructPacket = <Packet>(packet: Packet) => packet;
export const decode = () => undefined;
export const hasCORS = true;
export class Backoff {
  attempts = 0;
  duration = () => 0;
  reset = () => undefined;
  setMin = this.reset;
  setMax = this.reset;
  setJitter = this.reset;
}
