import { amountMax, priceDongMax, type Unit } from '@chophien/domain';
import { foldText } from './fold-text.js';

/** How much of it, in the farmer's words, as grams. */
const gramsIn: Record<string, number> = {
  '': 1_000,
  kg: 1_000,
  ky: 1_000,
  ki: 1_000,
  kilo: 1_000,
  can: 1_000,
  g: 1,
  gam: 1,
  gram: 1,
  lang: 100,
  yen: 10_000,
  ta: 100_000,
  tan: 1_000_000,
};

const thousandWords = new Set(['k', 'ngan', 'nghin']);

/** A price as typed: `32.000`, `32000 đ`, `32k`, `32 nghìn`. Whole đồng, or undefined. */
export function readDong(typed: string): number | undefined {
  const found = /^([\d.,\s]+)\s*([a-z]*)$/.exec(foldText(typed));
  if (found === null) return undefined;
  const [, figures = '', word = ''] = found;
  if (thousandWords.has(word)) return within(decimal(figures) * 1_000, priceDongMax);
  if (word !== '' && word !== 'd' && word !== 'dong' && word !== 'vnd') return undefined;
  return within(Number(figures.replace(/[.,\s]/g, '')), priceDongMax);
}

/** An amount as typed: for weights `5 tạ`, `2,5`, `500 g` in grams; for pieces a whole number. */
export function readAmount(typed: string, unit: Unit): number | undefined {
  const found = /^([\d.,\s]+)\s*([a-z]*)$/.exec(foldText(typed));
  if (found === null) return undefined;
  const [, figures = '', word = ''] = found;
  if (unit === 'piece') return within(Number(figures.replace(/[.,\s]/g, '')), amountMax);
  const grams = gramsIn[word];
  return grams === undefined ? undefined : within(decimal(figures) * grams, 1_000_000_000);
}

/** `1.000` is a thousand, `2,5` and `2.5` two and a half: three digits after a mark are a group, unless it starts with 0. */
function decimal(figures: string): number {
  const packed = figures.replace(/\s/g, '');
  const grouped = /^[1-9]\d{0,2}([.,]\d{3})+$/.test(packed);
  return grouped ? Number(packed.replace(/[.,]/g, '')) : Number(packed.replace(',', '.'));
}

function within(value: number, most: number): number | undefined {
  const rounded = Math.round(value);
  return Number.isFinite(value) && rounded > 0 && rounded <= most ? rounded : undefined;
}
