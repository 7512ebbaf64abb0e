import { setTimeout as sleep } from 'node:timers/promises';
import { atRate } from './at-rate.js';
import { Ear, type Heard } from './ear.js';
import { addressOf, RawSocket } from './raw-socket.js';

/** How a crowd gets in at one kind of server, and how somebody speaks there. */
export type Wire = {
  url: string;
  /** The server's process. */
  pid: number;
  listen: (at: number, heard: Heard) => Promise<Ear>;
  speak: () => Promise<Speaker>;
};
/** Says a line; answers its number, undefined where it was turned away. */
export type Speaker = { say: (text: string) => Promise<number | undefined>; close: () => void };

const dialledAtOnce = 60;
const againMs = 300;

export async function gather(wire: Wire, count: number, heard: Heard): Promise<Ear[]> {
  const ears: Ear[] = [];
  for (let at = 0; at < count; at += dialledAtOnce) {
    const next = Array.from({ length: Math.min(dialledAtOnce, count - at) }, (_, nth) =>
      wire.listen(at + nth, heard),
    );
    ears.push(...(await Promise.all(next)));
  }
  return ears;
}

/** The market: joins the show as anybody does. */
export function listenToMarket(url: string, slug: string): Wire['listen'] {
  const target = new URL(`${url}/socket.io/?EIO=4&transport=websocket`);
  const join = `420["show.join",{"slug":"${slug}"}]`;
  return (at, heard) =>
    Ear.open(target, {
      address: addressOf(at),
      heard,
      hears: (text, ear) => {
        if (text[0] === '0') ear.say('40');
        else if (text.startsWith('40')) ear.say(join);
        else if (text.startsWith('430[{"ok":true')) ear.ready();
        // Told to come back later.
        else if (text.startsWith('430[')) setTimeout(() => ear.say(join), againMs);
        else if (text === '2') ear.say('3');
      },
    });
}

export function listenBySocketIo(url: string): Wire['listen'] {
  const target = new URL(`${url}/socket.io/?EIO=4&transport=websocket`);
  return (at, heard) =>
    Ear.open(target, {
      address: addressOf(at),
      heard,
      hears: (text, ear) => {
        if (text[0] === '0') ear.say('40');
        else if (text.startsWith('40')) {
          ear.say('42["listen"]');
          ear.ready();
        } else if (text === '2') ear.say('3');
      },
    });
}

export function listenByWs(url: string): Wire['listen'] {
  return (at, heard) =>
    Ear.open(new URL(url), {
      address: addressOf(at),
      heard,
      hears: (_text, ear) => {
        ear.say('listen');
        ear.ready();
      },
    });
}

export async function speakBySocketIo(url: string): Promise<Speaker> {
  const line = await RawSocket.open(url);
  return {
    say: (text) =>
      new Promise((done) => line.send('say', JSON.stringify(text), (seq) => done(numberIn(seq)))),
    close: () => line.close(),
  };
}

function numberIn(list: string): number {
  return Number(list.slice(1, -1));
}

/**
 * What one stretch of talk came to. `latencies`: of each line, from its sending to the last ear, in ms. `turnedAway`: lines
 * that their speakers were told to say again later.
 */
export type Talked = {
  said: number;
  seconds: number;
  latencies: number[];
  turnedAway: number;
  unheard: number;
};

/** So many lines a second, evenly, by all speakers in turn; then waits until all is heard, no longer than `patienceMs`. */
export async function talk(
  { speakers, heard, ears }: { speakers: readonly Speaker[]; heard: Heard; ears: number },
  { perSecond, seconds, patienceMs = 3_000 }: { perSecond: number; seconds: number; patienceMs?: number },
): Promise<Talked> {
  const startedMs = performance.now();
  const sentAtMs = new Map<number, number>();
  const answers: Promise<void>[] = [];
  let [said, turnedAway] = [0, 0];
  await atRate(perSecond, seconds, (nth) => {
    said += 1;
    const atMs = performance.now();
    const answer = speakers[nth % speakers.length]?.say(
      `Vải còn tươi không cô ơi, cho em hai ký nhé, câu ${nth}`,
    );
    const note = (seq: number | undefined) => {
      if (seq === undefined) turnedAway += 1;
      else sentAtMs.set(seq, atMs);
    };
    if (answer) answers.push(answer.then(note));
  });
  const endedMs = performance.now();
  const isHeard = () => [...sentAtMs.keys()].every((seq) => (heard.counts[seq] ?? 0) >= ears);
  const late = performance.now() + patienceMs;
  await Promise.race([Promise.all(answers), sleep(patienceMs)]);
  while (!isHeard() && performance.now() < late) await sleep(20);
  const latencies = [...sentAtMs].flatMap(([seq, atMs]) =>
    (heard.counts[seq] ?? 0) >= ears ? [(heard.lastAtMs[seq] ?? 0) - atMs] : [],
  );
  return {
    said,
    seconds: (endedMs - startedMs) / 1_000,
    latencies,
    turnedAway,
    unheard: said - turnedAway - latencies.length,
  };
}
