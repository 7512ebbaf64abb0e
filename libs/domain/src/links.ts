const link = /(?:https?:\/\/|www\.)\S+/gi;

/** A line without the links that lead away from the market. */
export function maskLinks(text: string): string {
  return text.replace(link, '•••');
}
