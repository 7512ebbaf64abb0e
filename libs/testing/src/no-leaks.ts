/**
 * Set up before every spec file: nothing reaches out of this machine. A connection to anything but loopback or a unix
 * socket throws, and fails the file even when the code under test swallowed the error.
 */
import { Socket } from 'node:net';
import { afterAll } from '@jest/globals';

type Connect = typeof Socket.prototype.connect;

const original = Symbol.for('chophien.testing.connect');
const held = Socket.prototype as Socket & { [original]?: Connect };
const connect = (held[original] ??= Socket.prototype.connect);
const attempts: string[] = [];

Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]) {
  const host = hostOf(args);
  if (!isLoopback(host)) {
    attempts.push(host);
    throw new Error(`a spec tried to reach ${host}: only loopback is allowed`);
  }
  return Reflect.apply(connect, this, args) as Socket;
} as Connect;

afterAll(() => {
  if (attempts.length > 0) throw new Error(`this file tried to reach ${attempts.join(', ')}`);
});

/** The three shapes of net.connect's arguments; node's own callers pass them as one array. */
function hostOf(args: unknown[]): string {
  const [first, second]: unknown[] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && first.path) return 'localhost';
    return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost';
  }
  return typeof first === 'number' && typeof second === 'string' ? second : 'localhost';
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|(\[?)::1(\]?)|::ffff:127(\.\d{1,3}){3}|0\.0\.0\.0|)$/.test(host);
}
