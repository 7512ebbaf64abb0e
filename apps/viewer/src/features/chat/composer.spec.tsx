/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { keepEarlyActs } from '../../early-acts.js';
import { snapshot } from '../../testing/a-show.js';
import { scriptedMarket } from '../../testing/scripted-market.js';
import { SheetContext, type OpenSheet } from '../show/open-sheet.js';
import { Composer } from './composer.js';

afterEach(cleanup);

/** The page as it came, before anything of it is alive. */
async function drawn(doors: Parameters<typeof scriptedMarket>[1] = {}) {
  const market = await scriptedMarket([], doors);
  market.live.begin(snapshot);
  const sheets: OpenSheet[] = [];
  const early = keepEarlyActs(document, []);
  /** As in the app: what is drawn last tells that all before it is alive. */
  const Alive = () => {
    useEffect(() => early.replay(), []);
    return null;
  };
  const page = (
    <market.Around>
      <SheetContext value={(sheet) => sheets.push(sheet)}>
        <Composer />
        <Alive />
      </SheetContext>
    </market.Around>
  );
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  root.innerHTML = renderToString(page);
  const comeAlive = () =>
    act(async () => {
      hydrateRoot(root, page);
      await Promise.resolve();
    });
  return { ...market, sheets, comeAlive };
}

const box = () => screen.getByRole<HTMLInputElement>('textbox');
/** As a hand does it: no script of the page takes part. */
const type = (text: string) => {
  box().value = text;
};

const send = () => {
  if (box().form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))) {
    throw new Error('the page was left');
  }
};

describe('a line written before the page is alive', () => {
  it('stays in its box while React takes the page over, at every moment', async () => {
    const { comeAlive } = await drawn();
    const emptied: string[] = [];
    type('Vải còn không');
    const { set, get } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
    Object.defineProperty(box(), 'value', {
      configurable: true,
      get,
      set(this: HTMLInputElement, value: string) {
        if (value === '') emptied.push(value);
        set?.call(this, value);
      },
    });
    await comeAlive();
    expect([box().value, emptied]).toEqual(['Vải còn không', []]);
    expect(screen.getByRole('button', { name: 'Gửi' })).toBeTruthy();
  });

  it('is said once it is, when it was sent before, and its box is empty then', async () => {
    const { comeAlive, posted } = await drawn();
    type('Vải còn không cô?');
    send();
    await comeAlive();
    expect(posted.map(({ text }) => text)).toEqual(['Vải còn không cô?']);
    await waitFor(() => expect(box().value).toBe(''));
  });

  it('is said although a button was tapped after it was sent', async () => {
    const { comeAlive, posted } = await drawn();
    type('Cho 2 kg');
    send();
    const other = document.createElement('button');
    other.type = 'button';
    document.body.append(other);
    let taps = 0;
    other.click();
    document.body.addEventListener('click', () => (taps += 1));
    await comeAlive();
    expect([posted.length, taps]).toEqual([1, 1]);
  });

  it('stays in its box, and its writer is asked in, when nobody is signed in', async () => {
    const nobody = { me: null, serverTimeMs: 0, payMethods: ['cod' as const] };
    const { comeAlive, posted, sheets } = await drawn({
      session: () => Promise.resolve({ ok: true, value: nobody }),
    });
    type('Cho 2 kg');
    send();
    await comeAlive();
    expect([posted, sheets, box().value]).toEqual([[], [{ at: 'signIn' }], 'Cho 2 kg']);
  });
});

describe('a line that is being sent', () => {
  it('leaves in the box what is written on meanwhile', async () => {
    const { comeAlive, posted } = await drawn();
    await comeAlive();
    fireEvent.change(box(), { target: { value: 'Ngọt không cô?' } });
    await act(async () => {
      send();
      fireEvent.change(box(), { target: { value: 'Ngọt không cô? Cho 2 kg' } });
      await Promise.resolve();
    });
    await waitFor(() => expect(posted).toHaveLength(1));
    expect(box().value).toBe('Ngọt không cô? Cho 2 kg');
  });
});
