import { accept, refuse, type Result } from './result.js';
import { cleanText } from './text.js';

export const chatLineMax = 300;

/**
 * A line as it is kept. Its length is counted in code points, so that an accent or an emoji is one and not two.
 */
export function cleanLine(
  typed: string,
): Result<string, { code: 'line_empty' } | { code: 'line_too_long'; charactersMax: number }> {
  const text = cleanText(typed);
  if (text === '') return refuse({ code: 'line_empty' });
  if ([...text].length > chatLineMax) return refuse({ code: 'line_too_long', charactersMax: chatLineMax });
  return accept(text);
}
