import { describe, expect, it } from '@jest/globals';
import { chooseLanguage, type Language } from './languages.js';
import { keptLanguage, languageCookie } from './kept-language.js';
import { openLanguage } from './language-store.js';

/** Words that come when the spec says so; the first ones are there. */
async function scripted() {
  const kept: Language[] = [];
  const coming = new Map<Language, (words: string) => void>();
  const store = await openLanguage<string, string>('vi', {
    load: (language) =>
      language === 'vi' ? Promise.resolve('xin chào') : new Promise((come) => coming.set(language, come)),
    loadAll: (language) => Promise.resolve(`mọi lời (${language})`),
    keep: (language) => kept.push(language),
  });
  return { store, kept, come: (language: Language, words: string) => coming.get(language)?.(words) };
}

describe('the choice of a language', () => {
  it('takes effect when its words have come, and is kept', async () => {
    const { store, kept, come } = await scripted();
    const chosen = store.choose('fr');
    expect(store.getSnapshot().words).toBe('xin chào');
    come('fr', 'bonjour');
    await chosen;
    expect(store.getSnapshot()).toEqual({ language: 'fr', words: 'bonjour' });
    expect(kept).toEqual(['fr']);
  });

  it('is the last one made, on the screen and kept, however late the words of an earlier one come', async () => {
    const { store, kept, come } = await scripted();
    const earlier = store.choose('fr');
    await store.choose('vi');
    come('fr', 'bonjour');
    await earlier;
    expect(store.getSnapshot()).toEqual({ language: 'vi', words: 'xin chào' });
    expect(kept).toEqual(['vi']);
  });

  it('has the rest of its words fetched once, and keeps them whole when another language is chosen', async () => {
    const { store } = await scripted();
    await Promise.all([store.complete(), store.complete()]);
    expect([store.isComplete(), store.getSnapshot().words]).toEqual([true, 'mọi lời (vi)']);
    await store.choose('fr');
    expect(store.getSnapshot()).toEqual({ language: 'fr', words: 'mọi lời (fr)' });
  });

  it('keeps the whole of the later choice when the rest of the earlier one comes after it', async () => {
    const { store, kept } = await scripted();
    const rest = store.complete();
    await store.choose('fr');
    await rest;
    expect(store.getSnapshot()).toEqual({ language: 'fr', words: 'mọi lời (fr)' });
    expect(kept).toEqual(['fr']);
  });

  it('asks again for the rest when it was lost on the way', async () => {
    let tries = 0;
    const store = await openLanguage<string, string>('vi', {
      load: () => Promise.resolve('xin chào'),
      loadAll: () => (tries++ === 0 ? Promise.reject(new Error('lost')) : Promise.resolve('mọi lời')),
      keep: () => undefined,
    });
    await expect(store.complete()).rejects.toThrow('lost');
    await store.complete();
    expect(store.getSnapshot().words).toBe('mọi lời');
  });

  it('opens in Vietnamese when the file of the first language is lost', async () => {
    const load = (language: Language) =>
      language === 'vi' ? Promise.resolve('xin chào') : Promise.reject(new Error('lost'));
    const store = await openLanguage<string, string>('en', { load, loadAll: load, keep: () => undefined });
    expect(store.getSnapshot()).toEqual({ language: 'vi', words: 'xin chào' });
  });
});

describe('the language kept for the next visit', () => {
  it('is read back from among other cookies', () => {
    expect(languageCookie('fr')).toBe('chophien.language=fr; Path=/; Max-Age=31536000; SameSite=Lax');
    expect(keptLanguage('a=1; chophien.language=fr; b=2')).toBe('fr');
    expect(chooseLanguage('fr', ['en-US'])).toBe('fr');
  });

  it.each([undefined, '', 'chophien.language=', 'chophien.language=tlh', 'xchophien.language=fr'])(
    'is nothing in %p, and the first spoken language of the device counts',
    (cookies) => {
      expect(keptLanguage(cookies)).toBeUndefined();
      expect(chooseLanguage(keptLanguage(cookies), ['de-DE', 'fr-CA', 'en'])).toBe('fr');
      expect(chooseLanguage(keptLanguage(cookies), ['de-DE'])).toBe('vi');
    },
  );
});
