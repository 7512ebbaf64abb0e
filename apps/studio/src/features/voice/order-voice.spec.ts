import { describe, expect, it } from '@jest/globals';
import type { SpokenOrder } from './order-sentence.js';
import { createOrderVoice } from './order-voice.js';

const order = (buyerName: string): SpokenOrder => ({ buyerName, amount: 1_000, unit: 'g' });

/** A mouth that begins sentences and is told by hand when each is over. */
function slowMouth() {
  const said: string[] = [];
  const overs: (() => void)[] = [];
  const voice = createOrderVoice({
    say: (orders, over) => {
      said.push(orders.map(({ buyerName }) => buyerName).join('+'));
      overs.push(over);
    },
    hush: () => said.push('hush'),
  });
  return { said, overs, voice };
}

describe('the orders’ voice', () => {
  it('begins the next sentence when one is over', () => {
    const { said, overs, voice } = slowMouth();
    voice.read([order('Hoa')]);
    voice.read([order('Lan')]);
    voice.read([order('Mai')]);
    expect(said).toEqual(['Hoa']);
    overs[0]?.();
    expect(said).toEqual(['Hoa', 'Lan+Mai']);
  });

  it('is not cut short by the end of a sentence that was cut off before', () => {
    const { said, overs, voice } = slowMouth();
    voice.read([order('Hoa')]);
    voice.stop();
    voice.read([order('Lan')]);
    voice.read([order('Mai')]);
    overs[0]?.();
    expect(said).toEqual(['Hoa', 'hush', 'Lan']);
  });

  it('counts each end once, though a synthesiser may report it twice', () => {
    const { said, overs, voice } = slowMouth();
    voice.read([order('Hoa')]);
    voice.read([order('Lan')]);
    overs[0]?.();
    voice.read([order('Mai')]);
    overs[0]?.();
    expect(said).toEqual(['Hoa', 'Lan']);
  });
});
