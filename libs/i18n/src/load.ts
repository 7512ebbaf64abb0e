import type { Language } from './languages.js';
import type { StudioMessages } from './messages/studio-vi.js';
import type { Messages } from './messages/vi.js';

/** Each language is a file of its own: a reader fetches one. */
export async function loadMessages(language: Language): Promise<Messages> {
  if (language === 'en') return (await import('./messages/en.js')).en;
  if (language === 'fr') return (await import('./messages/fr.js')).fr;
  return (await import('./messages/vi.js')).vi;
}

export async function loadStudioMessages(language: Language): Promise<StudioMessages> {
  if (language === 'en') return (await import('./messages/studio-en.js')).studioEn;
  if (language === 'fr') return (await import('./messages/studio-fr.js')).studioFr;
  return (await import('./messages/studio-vi.js')).studioVi;
}
