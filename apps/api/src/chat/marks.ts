import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Caller } from '../accounts/index.js';
import { Env } from '../config/env.js';

const characters = 24;
/** A provider gives a house a whole network of this many groups. */
const groupsOfHouse = 4;

/** By what somebody shut out is known again, without a browser's name or a network's address being kept. */
export type Marks = { device: string | null; address: string };

@Injectable()
export class MarkMaker {
  constructor(private readonly env: Env) {}

  of({ visitorId, address }: Pick<Caller, 'visitorId' | 'address'>): Marks {
    return {
      device: visitorId === null ? null : this.mark('device', visitorId),
      address: this.mark('address', networkOf(address)),
    };
  }

  private mark(kind: string, value: string): string {
    const { SESSION_SECRET } = this.env;
    return createHmac('sha256', SESSION_SECRET)
      .update(`${kind}:${value}`)
      .digest('base64url')
      .slice(0, characters);
  }
}

/** An IPv4 address itself; of an IPv6 address the network that one house has. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = '', tail] = address.toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = tail === undefined ? [] : Array<string>(8 - front.length - back.length).fill('0');
  const groups = [...front, ...middle, ...back].map((group) => Number.parseInt(group, 16).toString(16));
  return groups.slice(0, groupsOfHouse).join(':');
}
