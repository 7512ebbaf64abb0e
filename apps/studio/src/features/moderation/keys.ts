/** What a key does at the desk; undefined: nothing, it is the page's or the box's own. */
export type DeskKey = 'next' | 'before' | 'remove' | 'mute' | 'ban' | 'reply' | 'let go' | 'help';

const byKey: Readonly<Record<string, DeskKey>> = {
  j: 'next',
  k: 'before',
  d: 'remove',
  m: 'mute',
  b: 'ban',
  r: 'reply',
  escape: 'let go',
  '?': 'help',
};

type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/** Letters that are written somewhere, and keys held with another, do nothing here. */
export function deskKeyOf(
  { key, ctrlKey, metaKey, altKey }: Pressed,
  isWriting: boolean,
): DeskKey | undefined {
  if (isWriting || ctrlKey || metaKey || altKey) return undefined;
  return byKey[key.toLowerCase()];
}
