/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { keepEarlyActs } from './early-acts.js';

function pageWith(html: string) {
  document.body.innerHTML = html;
  const heard: string[] = [];
  const early = keepEarlyActs();
  const comeAlive = () => {
    document.body.addEventListener('click', (event) => heard.push((event.target as Element).id));
    document.body.addEventListener('submit', (event) => {
      event.preventDefault();
      heard.push((event.target as Element).id);
    });
    early.replay();
  };
  const tap = (id: string) => document.getElementById(id)?.click();
  return { heard, comeAlive, tap };
}

describe('what is done before the page is alive', () => {
  it('is done once it is: the last button tapped, and once', () => {
    const { heard, comeAlive, tap } = pageWith(
      '<button type="button" id="a"></button><button type="button" id="b"><i id="in"></i></button>',
    );
    tap('a');
    tap('in');
    expect(heard).toEqual([]);
    comeAlive();
    expect(heard).toEqual(['b']);
    tap('a');
    expect(heard).toEqual(['b', 'a']);
  });

  it('is a form sent, which would else have left the page', () => {
    const { heard, comeAlive } = pageWith('<form id="f"><input /><button id="s"></button></form>');
    const form = document.querySelector('form');
    const sending = new SubmitEvent('submit', { bubbles: true, cancelable: true });
    form?.dispatchEvent(sending);
    expect(sending.defaultPrevented).toBe(true);
    comeAlive();
    expect(heard).toEqual(['f']);
  });

  it('is what was done before even the script that keeps it was here', () => {
    const [html] =
      readFileSync(new URL('../index.html', import.meta.url), 'utf8').match(/<script>[^]*?<\/script>/) ?? [];
    const lines = html?.replace(/<\/?script>/g, '');
    document.body.innerHTML = '<button type="button" id="a"></button><form id="f"></form>';
    // As the browser runs it.
    window.eval(lines ?? '');
    const sending = new SubmitEvent('submit', { bubbles: true, cancelable: true });
    document.getElementById('f')?.dispatchEvent(sending);
    document.getElementById('a')?.click();
    expect(sending.defaultPrevented).toBe(true);
    const early = keepEarlyActs();
    const heard: string[] = [];
    document.body.addEventListener('click', (event) => heard.push((event.target as Element).id));
    early.replay();
    expect(heard).toEqual(['a']);
    expect(window.early).toHaveLength(2);
    document.getElementById('a')?.click();
    expect([heard, window.early?.length]).toEqual([['a', 'a'], 2]);
  });

  it('leaves links to the browser, and does nothing when nothing was done', () => {
    const { heard, comeAlive } = pageWith('<a id="l" href="#x"></a>');
    const tapping = new MouseEvent('click', { bubbles: true, cancelable: true });
    document.getElementById('l')?.dispatchEvent(tapping);
    expect(tapping.defaultPrevented).toBe(false);
    comeAlive();
    expect(heard).toEqual([]);
  });
});
