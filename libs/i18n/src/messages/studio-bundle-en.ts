import type { bundleVi } from './studio-bundle-vi.js';

/** Several goods as one bundle. */
export const bundleEn: typeof bundleVi = {
  open: 'Make a gift set',
  title: 'New gift set',
  name: 'Name of the set',
  nameHint: 'For example: New Year basket',
  price: 'Price of a set',
  much: 'How many sets',
  parts: 'In each set',
  partHint: 'Leave empty what is not in it.',

  needParts: 'Choose at least one and say how much of it is in each set.',
  wrongPart: 'This amount cannot be read.',
  none: 'The booth has no lots yet. Add goods first.',
};
