import { it, expect } from '@jest/globals';
import { createServer } from 'node:net';
it('leaks', async () => { await new Promise<void>((r) => createServer().listen(0, r)); });
it('reaches', async () => { await fetch('http://192.0.2.1/').catch((e) => console.log(e.message, e.cause?.message)); });
