import type { Language } from './languages.js';
import type { MoreMessages } from './messages/more-vi.js';
import type { StudioMessages } from './messages/studio-vi.js';
import type { Messages } from './messages/vi.js';

/** Every word of the market. */
export type AllMessages = Messages & MoreMessages;

/** What a show needs at once. Each language is a file of its own: a reader fetches one. */
export async function loadMessages(language: Language): Promise<Messages> {
  if (language === 'en') return (await import('./messages/en.js')).en;
  if (language === 'fr') return (await import('./messages/fr.js')).fr;
  return (await import('./messages/vi.js')).vi;
}

export async function loadAllMessages(language: Language): Promise<AllMessages> {
  const [first, more] = await Promise.all([loadMessages(language), loadMore(language)]);
  return { ...first, ...more };
}

async function loadMore(language: Language): Promise<MoreMessages> {
  if (language === 'en') return (await import('./messages/more-en.js')).moreEn;
  if (language === 'fr') return (await import('./messages/more-fr.js')).moreFr;
  return (await import('./messages/more-vi.js')).moreVi;
}

export async function loadStudioMessages(language: Language): Promise<StudioMessages> {
  if (language === 'en') return (await import('./messages/studio-en.js')).studioEn;
  if (language === 'fr') return (await import('./messages/studio-fr.js')).studioFr;
  return (await import('./messages/studio-vi.js')).studioVi;
}
