import type { Line } from './sockets.js';

/** A message as Engine.IO says it, and the same as bytes of the WebSocket: framed once, written to many. */
export type Framed = { packet: string; frames: Buffer };

/** What the server sends by that name, as Engine.IO (`4`) and Socket.IO (`2`) write it. */
export function eventPacket(name: string, fact: string): string {
  return `42["${name}",${fact}]`;
}

export function framed(packet: string): Framed {
  return { packet, frames: framesOf([packet]) };
}

const [shortMax, middleMax] = [125, 65_535];

/** RFC 6455, 5.2: whole text messages one behind the other, unmasked as a server sends them. */
export function framesOf(packets: readonly string[]): Buffer {
  const sizes = packets.map((packet) => Buffer.byteLength(packet));
  const frames = Buffer.allocUnsafe(sizes.reduce((sum, bytes) => sum + headOf(bytes) + bytes, 0));
  let at = 0;
  packets.forEach((packet, nth) => (at = putFrame(frames, at, packet, sizes[nth] ?? 0)));
  return frames;
}

function headOf(bytes: number): number {
  if (bytes <= shortMax) return 2;
  return bytes <= middleMax ? 4 : 10;
}

/** Where the next one begins. */
function putFrame(frames: Buffer, at: number, packet: string, bytes: number): number {
  const head = headOf(bytes);
  frames[at] = 0x81;
  if (head === 2) frames[at + 1] = bytes;
  else if (head === 4) {
    frames[at + 1] = 126;
    frames.writeUInt16BE(bytes, at + 2);
  } else {
    frames[at + 1] = 127;
    frames.writeBigUInt64BE(BigInt(bytes), at + 2);
  }
  frames.write(packet, at + head);
  return at + head + bytes;
}

/** By Engine.IO, behind all that it has been given before; a line that is no WebSocket has no frames. */
export function hand(line: Line, packets: readonly string[], frames: Buffer = framesOf(packets)): void {
  // Less the sign of a message, which Engine.IO writes itself.
  if (line.transport.name !== 'websocket') for (const packet of packets) line.write(packet.slice(1));
  else {
    // As Socket.IO itself hands over what it has framed once for many; its types do not name it.
    const ready: object = { wsPreEncodedFrame: [frames] };
    line.write('', ready);
  }
}
