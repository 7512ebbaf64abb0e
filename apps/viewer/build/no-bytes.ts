/** In the place of socket.io-parser's binary packets: all that is said on the market's line is text. */
export const isBinary = () => false;
export const hasBinary = () => false;
export const deconstructPacket = <Packet>(packet: Packet) => ({ packet, buffers: [] });
export const reconstructPacket = <Packet>(packet: Packet) => packet;
