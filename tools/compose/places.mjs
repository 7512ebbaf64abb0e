/** Where the services stand on this machine instead of in the compose network: loopback, and ports that are free. */
import { freePort, freeUdpPort, isFree } from '../stack/ports.mjs';
import { startNameServer } from './name-server.mjs';

/** As in the network, every process of the API has an address of its own and all listen on one port. */
const apiAddress = (index) => `127.0.0.${11 + index}`;
/** The same program, so the same port. */
const mediaAddress = '127.0.0.31';

/** Ports and addresses of everything in the file, and the name server that knows them. */
export async function findPlaces({ services, networks }) {
  const api = await placesOfApi(services.api.deploy.replicas);
  const names = await startNameServer({
    api: api.addresses,
    livekit: ['127.0.0.1'],
    media: [mediaAddress],
  });
  return {
    api,
    media: mediaAddress,
    names,
    postgres: await freePort(),
    redis: await freePort(),
    livekit: { http: await freePort(), tcp: await freePort(), udp: await freeUdpPort() },
    nginx: { http: await freePort(), https: await freePort() },
    subnet: networks.default.ipam.config[0].subnet,
  };
}

/** So many addresses of this machine, and a port that is free on all of them. */
export async function placesOfApi(replicas) {
  const addresses = Array.from({ length: replicas }, (_, index) => apiAddress(index));
  for (;;) {
    const port = await freePort(undefined, addresses[0]);
    const others = await Promise.all(
      [...addresses.slice(1), mediaAddress].map((address) => isFree(port, address)),
    );
    if (others.every(Boolean)) return { addresses, port };
  }
}
