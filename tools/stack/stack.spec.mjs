import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createPace, replyTo } from '../demo-seller/replies.mjs';
import { failedPart } from './build.mjs';
import { interpolate } from './compose-file.mjs';
import { withLock } from './file-lock.mjs';
import { readJson, writeJson } from './files.mjs';
import { startOptions } from './options.mjs';
import { isFree, nextFreePort, whoHolds } from './ports.mjs';
import { identityOf, isAlive } from './process-life.mjs';
import { readMarket, signInsOf } from './ready.mjs';
import { claimDataDir, endLeftovers, rememberChild } from './run-files.mjs';
import { supervise } from './supervise.mjs';

const folder = mkdtempSync(join(tmpdir(), 'stack-spec-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sleeper = () => spawn('/bin/sleep', ['60'], { detached: true, stdio: 'ignore' });

describe('a process is told from another', () => {
  it('by its start, so that a pid given anew is not taken for the old one', async () => {
    const child = sleeper();
    const identity = identityOf(child.pid);
    expect(isAlive(identity)).toBe(true);
    expect(isAlive({ ...identity, startedAt: '1' })).toBe(false);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(identity)).toBe(false);
  });
});

describe('a lock', () => {
  it('lets one in at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, (inside += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => withLock(join(folder, 'lock'), work)));
    expect(most).toBe(1);
  });

  it('left by a killed process is taken over', async () => {
    const path = join(folder, 'dead.lock');
    writeJson(path, { pid: process.pid, startedAt: 'long ago', token: 1 });
    expect(await withLock(path, () => 'in', { withinMs: 5_000 })).toBe('in');
    expect(readdirSync(folder).filter((name) => name.startsWith('dead.lock'))).toEqual([]);
  });
});

describe('a port', () => {
  it('that is taken is passed over, and its holder named', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    expect(await isFree(port)).toBe(false);
    expect(whoHolds(port)?.pid).toBe(process.pid);
    const next = await nextFreePort(port);
    expect(next.port).toBeGreaterThan(port);
    expect(next.skipped[0].port).toBe(port);
    server.close();
    await once(server, 'close');
  });
});

describe('a start that was killed', () => {
  it('leaves children that the next start ends, and only those', async () => {
    const dataDir = join(folder, 'data');
    claimDataDir(dataDir);
    const [left, stranger] = [sleeper(), sleeper()];
    rememberChild(dataDir, 'api', identityOf(left.pid));
    rememberChild(dataDir, 'seller', { pid: stranger.pid, startedAt: 'another time' });
    expect(await endLeftovers(dataDir)).toEqual(['api']);
    expect(isAlive(identityOf(stranger.pid))).toBe(true);
    stranger.kill('SIGKILL');
    await once(stranger, 'exit');
  });

  it('holds its data folder no longer; a running one does', () => {
    const dataDir = join(folder, 'claimed');
    const other = identityOf(process.ppid);
    claimDataDir(dataDir);
    writeJson(join(dataDir, 'run', 'start.json'), other);
    expect(() => claimDataDir(dataDir)).toThrow(`in use by process ${other.pid}`);
    writeJson(join(dataDir, 'run', 'start.json'), { ...other, startedAt: 'long ago' });
    expect(() => claimDataDir(dataDir)).not.toThrow();
  });
});

describe('a part that falls', () => {
  it('is started again, and no more once it is stopped', async () => {
    const said = [];
    const falls = [];
    const start = async (again) => {
      const exited = new Promise((resolve) => falls.push(() => resolve('signal SIGKILL')));
      return { pid: falls.length, exited, again, stop: async () => {} };
    };
    const up = new Promise((resolve) => {
      void supervise({ name: 'api', start, say: (words) => said.push(words), onUp: resolve }).then((part) => {
        falls[0]();
        return up.then(() => part.stop());
      });
    });
    expect(await up).toMatchObject({ pid: 2, again: true });
    expect(said).toEqual(['api ended (signal SIGKILL); starting it again', 'api is up again (process 2)']);
  });
});

describe('what is said on the command line', () => {
  it('is read', () => {
    const words = ['--port', '4000', '--data', folder, '--empty', '--nodes', '2', '--ready', 'r.json'];
    const asked = startOptions(words);
    expect(asked).toMatchObject({
      port: 4_000,
      portAsked: true,
      dataDir: folder,
      empty: true,
      nodes: 2,
      seller: false,
    });
    expect(startOptions([])).toMatchObject({
      ...{ port: 3_000, portAsked: false, empty: false },
      ...{ nodes: 1, seller: true },
    });
  });

  it.each([
    [['--port', 'x']],
    [['--port', '70000']],
    [['--nodes', '0']],
    [['--nodes', 'two']],
    [['--prot', '1']],
    [['more']],
  ])('is refused: %j', (argv) => {
    expect(() => startOptions(argv)).toThrow();
  });
});

describe('files', () => {
  it('with secrets are for their owner only', () => {
    writeJson(join(folder, 'secret.json'), { a: 1 });
    expect(statSync(join(folder, 'secret.json')).mode & 0o777).toBe(0o600);
  });

  it('half written are no answer', () => {
    writeFileSync(join(folder, 'half.json'), '{"a":');
    expect(readJson(join(folder, 'half.json'))).toBeUndefined();
  });
});

describe('the database under a running market', () => {
  it('may die in the middle of an answer: that is a fault of the asking, never the end of the watch', async () => {
    const [authenticated, ready] = [Buffer.from('R\0\0\0\x08\0\0\0\0'), Buffer.from('Z\0\0\0\x05I')];
    const dying = createServer((socket) => {
      // The first message is the greeting, the second a question.
      socket.once('data', () => {
        socket.write(Buffer.concat([authenticated, ready]));
        socket.once('data', () => socket.resetAndDestroy());
      });
    });
    await once(dying.listen(0, '127.0.0.1'), 'listening');
    const url = `postgres://somebody@127.0.0.1:${dying.address().port}/any`;
    await expect(readMarket(url)).rejects.toThrow(/ECONNRESET/);
    dying.close();
  });
});

describe('texts of other programs', () => {
  it('the sign-ins are the seed’s last line', () => {
    expect(signInsOf('{"event":"seeded"}\n{"signIns":[{"who":"host","phone":"09"}]}\n')).toEqual([
      { who: 'host', phone: '09' },
    ]);
    expect(() => signInsOf('done\n')).toThrow('last line');
  });

  it('of a failed build only the failed part is shown', () => {
    const output = '@c/a: fine\n@c/b: src/x.ts(1,1): error\n\nFailed tasks:\n\n- @c/b:build\n';
    expect(failedPart(output)).toBe('@c/b: src/x.ts(1,1): error');
    expect(failedPart('no such thing')).toBe('no such thing');
  });

  it('a variable that compose needs and nobody gave is named', () => {
    expect(interpolate('a: ${A:?a secret}', { A: 'x' })).toBe('a: x');
    expect(() => interpolate('a: ${A:?a secret}', {})).toThrow('A is missing: a secret');
  });
});

describe('the demo seller in the chat', () => {
  const offer = { name: 'Vải thiều', code: 'A1', unit: 'g', priceDong: 32_000, left: 1_250_500 };
  const line = (text, fromHost = false) => ({ name: 'Chị Hoa', text, fromHost });

  it('names the price and what is left as the market says them', () => {
    expect(replyTo(line('Giá bao nhiêu?'), offer)).toContain('32.000 đ/kg');
    expect(replyTo(line('còn không cô'), offer)).toContain('1.250 kg');
  });

  it('does not answer itself, and not more than once in six seconds', () => {
    expect(replyTo(line('Giá bao nhiêu?', true), offer)).toBeUndefined();
    let now = 0;
    const pace = createPace(() => now);
    expect([pace(), pace(), ((now = 6_000), pace())]).toEqual([true, false, true]);
  });
});
