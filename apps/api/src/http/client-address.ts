import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';

/** The network address of who asks; X-Forwarded-For is believed from the named proxies only. */
export class ClientAddress {
  private readonly trust: (address: string, hop: number) => boolean;

  constructor(trustedProxies: string) {
    const named = trustedProxies
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
    this.trust = named.length === 0 ? () => false : proxyAddr.compile(named);
  }

  of(request: IncomingMessage): string {
    return proxyAddr(request, this.trust) ?? 'unknown';
  }
}
