import { accept, refuse, type Result } from './result.js';

export const chatLineMax = 300;

/**
 * A line as it is kept: composed characters, no control or invisible direction characters, single spaces. Its
 * length is counted in code points, so that an accent or an emoji is one and not two.
 */
export function cleanLine(
  typed: string,
): Result<string, { code: 'line_empty' } | { code: 'line_too_long'; charactersMax: number }> {
  const text = typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (text === '') return refuse({ code: 'line_empty' });
  if ([...text].length > chatLineMax) return refuse({ code: 'line_too_long', charactersMax: chatLineMax });
  return accept(text);
}
