import { readFileSync } from 'node:fs';

/** CPU seconds that a process has used so far. */
export function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  // Fields 14 and 15 of proc(5), here counted from the third; a hundred ticks are a second.
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** What a process keeps in memory now. */
export function rssBytesOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024;
}
