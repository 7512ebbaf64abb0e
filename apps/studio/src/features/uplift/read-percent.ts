/** A share as typed, `2,5`, `2.5 %`: from 0 to 100 with two decimals at most, or undefined. */
export function readPercent(typed: string): number | undefined {
  const found = /^\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*%?\s*$/.exec(typed);
  const percent = Number(found?.[1]?.replace(',', '.'));
  return percent <= 100 ? percent : undefined;
}
