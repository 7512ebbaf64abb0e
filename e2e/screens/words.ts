import type { Look } from './camera.js';

/** The few names that the photographer clicks, in each language. */
const words = {
  'vi-VN': { buy: 'Mua', facts: /^Thông tin món/, bag: /^Giỏ hàng/, close: 'Đóng', getCode: 'Nhận mã' },
  'en-GB': { buy: 'Buy', facts: /^About/, bag: /^Bag/, close: 'Close', getCode: 'Get a code' },
  'fr-FR': { buy: 'Acheter', facts: /^Fiche/, bag: /^Panier/, close: 'Fermer', getCode: 'Recevoir le code' },
} as const satisfies Record<Look['locale'], object>;

export const wordsOf = (locale: Look['locale']) => words[locale];
