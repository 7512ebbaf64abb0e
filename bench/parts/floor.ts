import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { pin } from '@chophien/testing/running-market';

const endsWithUs = new URL('../../tools/stack/end-with-parent.mjs', import.meta.url).href;

/** A floor's server in a process of its own, on any core, as the program under test. */
export class Floor {
  private constructor(
    readonly url: string,
    readonly pid: number,
    readonly stop: () => void,
  ) {}

  static async start(file: string, ...args: string[]): Promise<Floor> {
    const program = fileURLToPath(new URL(`../floors/${file}`, import.meta.url));
    const child = spawn(process.execPath, ['--import', endsWithUs, program, ...args], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const port = await new Promise<string>((done, failed) => {
      child.stdout?.once('data', (text: Buffer) => done(text.toString().trim()));
      child.once('exit', (code) => failed(new Error(`${file} ended with ${code}`)));
    });
    // A child would stay on the generator's core.
    if (child.pid) pin(child.pid, `0-${cpus().length - 1}`);
    return new Floor(`http://127.0.0.1:${port}`, child.pid ?? 0, () => child.kill());
  }
}
