import { describe, expect, it } from '@jest/globals';
import { createLanguageStore } from './language-store.js';

/** Words that come when the spec says so. */
function scripted() {
  const kept = new Map<string, string>();
  const coming = new Map<string, (words: string) => void>();
  const store = createLanguageStore<string>({
    source: 'xin chào',
    load: (language) => new Promise((come) => coming.set(language, come)),
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) },
    preferred: ['vi'],
  });
  return { store, kept, come: (language: string, words: string) => coming.get(language)?.(words) };
}

describe('the choice of a language', () => {
  it('takes effect when its words have come, and is kept', async () => {
    const { store, kept, come } = scripted();
    const chosen = store.choose('fr');
    expect(store.getSnapshot().words).toBe('xin chào');
    come('fr', 'bonjour');
    await chosen;
    expect(store.getSnapshot()).toEqual({ language: 'fr', words: 'bonjour' });
    expect([...kept.values()]).toEqual(['fr']);
  });

  it('is the last one made, on the screen and kept, however late the words of an earlier one come', async () => {
    const { store, kept, come } = scripted();
    const earlier = store.choose('fr');
    await store.choose('vi');
    come('fr', 'bonjour');
    await earlier;
    expect(store.getSnapshot()).toEqual({ language: 'vi', words: 'xin chào' });
    expect([...kept.values()]).toEqual(['vi']);
  });
});
