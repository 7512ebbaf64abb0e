import type { bundleVi } from './studio-bundle-vi.js';

/** Plusieurs produits en un assortiment. */
export const bundleFr: typeof bundleVi = {
  open: 'Composer un coffret',
  title: 'Nouveau coffret',
  name: 'Nom du coffret',
  nameHint: 'Par exemple : panier du Nouvel An',
  price: 'Prix d’un coffret',
  much: 'Combien de coffrets',
  parts: 'Dans chaque coffret',
  partHint: 'Laissez vide ce qui n’y est pas.',

  needParts: 'Choisissez au moins un produit et sa quantité dans chaque coffret.',
  wrongPart: 'Cette quantité ne se lit pas.',
  none: 'L’étal n’a pas encore de lot. Ajoutez d’abord des produits.',
};
