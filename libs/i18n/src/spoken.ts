import type { Unit } from '@chophien/domain';
import type { Language } from './languages.js';

/** How much, as a voice says it: the farmer's own words, and figures without marks that a voice would stumble over. */
export const spokenAmount: Record<Language, (amount: number, unit: Unit) => string> = {
  vi: (amount, unit) => (unit === 'piece' ? `${amount} cái` : spokenWeightVi(amount)),
  en: (amount, unit) => (unit === 'piece' ? counted(amount, 'piece', 'pieces') : spokenWeightEn(amount)),
  fr: (amount, unit) =>
    unit === 'piece' ? `${amount} ${amount < 2 ? 'pièce' : 'pièces'}` : spokenWeightFr(amount),
};

/** `2 cân`, `2 cân rưỡi`, `5 lạng`, `1 cân 2 lạng`, `2 lạng rưỡi`; what is left over finer than that in grams. */
function spokenWeightVi(grams: number): string {
  const kilos = Math.floor(grams / 1_000);
  const rest = grams % 1_000;
  const said = kilos > 0 ? `${kilos} cân` : '';
  if (rest === 0) return said === '' ? '0 cân' : said;
  if (rest === 500 && kilos > 0) return `${said} rưỡi`;
  const finer =
    rest % 100 === 0
      ? `${rest / 100} lạng`
      : rest > 100 && rest % 100 === 50
        ? `${(rest - 50) / 100} lạng rưỡi`
        : `${rest} gam`;
  return said === '' ? finer : `${said} ${finer}`;
}

function spokenWeightEn(grams: number): string {
  const kilos = Math.floor(grams / 1_000);
  const rest = grams % 1_000;
  if (grams > 0 && kilos === 0) return rest === 500 ? 'half a kilo' : `${rest} grams`;
  if (rest === 500) return `${kilos} and a half kilos`;
  const said = counted(kilos, 'kilo', 'kilos');
  return rest === 0 ? said : `${said} ${rest} grams`;
}

function spokenWeightFr(grams: number): string {
  const kilos = Math.floor(grams / 1_000);
  const rest = grams % 1_000;
  if (grams > 0 && kilos === 0) return rest === 500 ? 'une livre' : `${rest} grammes`;
  const said = `${kilos} ${kilos < 2 ? 'kilo' : 'kilos'}`;
  if (rest === 500) return `${said} et demi`;
  return rest === 0 ? said : `${said} ${rest} grammes`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
