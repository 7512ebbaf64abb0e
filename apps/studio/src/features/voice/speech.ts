import { languages, type Language } from '@chophien/i18n';

/** Some synthesisers never tell that they are done. */
const sentenceMs = 12_000;

/** The device's voice for a language, by its own name; undefined where it has none. */
export function voiceFor(language: Language): string | undefined {
  return voices().find(({ lang }) => languageOf(lang) === language)?.voiceURI;
}

/** Voices are often known only a while after the page is. */
export function onVoices(listener: () => void): () => void {
  if (!('speechSynthesis' in globalThis)) return () => undefined;
  speechSynthesis.addEventListener('voiceschanged', listener);
  return () => speechSynthesis.removeEventListener('voiceschanged', listener);
}

export function speak(text: string, voiceUri: string, over: () => void): void {
  const voice = voices().find(({ voiceURI }) => voiceURI === voiceUri);
  const words = new SpeechSynthesisUtterance(text);
  words.voice = voice ?? null;
  words.lang = voice?.lang ?? '';
  const timer = setTimeout(over, sentenceMs);
  words.onend = words.onerror = () => {
    clearTimeout(timer);
    over();
  };
  speechSynthesis.speak(words);
}

export function hush(): void {
  speechSynthesis.cancel();
}

/** Felt in a pocket or in a hand that holds a branch. Before the first touch of the page a browser would complain. */
export function buzz(): void {
  if (!('vibrate' in navigator) || navigator.userActivation?.hasBeenActive === false) return;
  navigator.vibrate([140, 70, 140]);
}

function voices(): SpeechSynthesisVoice[] {
  return 'speechSynthesis' in globalThis ? speechSynthesis.getVoices() : [];
}

/** `vi-VN`, `vi_VN` and `vi` are one. */
function languageOf(tag: string): Language | undefined {
  return languages.find((language) => tag.toLowerCase().split(/[-_]/)[0] === language);
}
