import type { PlannedPrice, Unit } from '@chophien/domain';
import { useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';

/** A planned price as it stands in the list: what it will be, not when. */
export function usePlanWords(): (price: PlannedPrice, unit: Unit) => string {
  const { run: words } = useStudioWords();
  const { formats } = useWords();
  return (price, unit) =>
    price.kind === 'flash'
      ? words.flash(formats.price(price.flashDong, unit), price.minutes)
      : words.fall(formats.money(price.stepDong), formats.price(price.floorDong, unit));
}
