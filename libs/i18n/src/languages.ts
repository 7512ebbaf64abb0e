/** The reader's languages, the source first. */
export const languages = ['vi', 'en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** How each language calls itself; never translated. */
export const languageNames = { vi: 'Tiếng Việt', en: 'English', fr: 'Français' } satisfies Record<
  Language,
  string
>;

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** What was chosen before wins; then the first preferred language that is spoken here; then Vietnamese. */
export function chooseLanguage(kept: Language | undefined, preferred: readonly string[]): Language {
  if (kept !== undefined) return kept;
  for (const tag of preferred) {
    const spoken = tag.toLowerCase().split('-')[0];
    if (isLanguage(spoken)) return spoken;
  }
  return 'vi';
}
