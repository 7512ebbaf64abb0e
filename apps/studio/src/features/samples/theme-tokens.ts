/** What the theme names, as it is shown; `atLeast` is the contrast that WCAG 2.2 AA asks for such a use. */
export const pairs = [
  { ink: 'ink', ground: 'paper', atLeast: 4.5 },
  { ink: 'ink', ground: 'paper-sunk', atLeast: 4.5 },
  { ink: 'ink', ground: 'card', atLeast: 4.5 },
  { ink: 'ink-soft', ground: 'paper', atLeast: 4.5 },
  { ink: 'ink-soft', ground: 'paper-sunk', atLeast: 4.5 },
  { ink: 'ink-soft', ground: 'card', atLeast: 4.5 },
  { ink: 'on-lychee', ground: 'lychee', atLeast: 4.5 },
  { ink: 'on-lychee', ground: 'lychee-press', atLeast: 4.5 },
  { ink: 'lychee-ink', ground: 'paper', atLeast: 4.5 },
  { ink: 'lychee-ink', ground: 'card', atLeast: 4.5 },
  { ink: 'leaf-ink', ground: 'paper', atLeast: 4.5 },
  { ink: 'leaf-ink', ground: 'leaf-wash', atLeast: 4.5 },
  { ink: 'warn-ink', ground: 'warn-wash', atLeast: 4.5 },
  { ink: 'gold', ground: 'paper', atLeast: 3 },
  { ink: 'leaf', ground: 'paper', atLeast: 3 },
  { ink: 'focus', ground: 'paper', atLeast: 3 },
  { ink: 'line-strong', ground: 'paper', atLeast: 3 },
  /* Drawn for looks alone: nothing is told by it. */
  { ink: 'line', ground: 'paper', atLeast: 1 },
  { ink: 'on-scrim', ground: 'scrim', atLeast: 4.5 },
  { ink: 'on-scrim', ground: 'scrim-soft', atLeast: 4.5 },
] as const;

export const typeSizes = ['t-small', 't-body', 't-lead', 't-title', 't-head', 't-price', 't-price-l'];
export const spaces = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 'target', 'target-air'];
export const radii = ['r-s', 'r-m', 'r-l', 'r-full'];
/** Felt rather than seen: named beside a thing that has them. */
export const rest = ['quick', 'calm', 'shadow'];
