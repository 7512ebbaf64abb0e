import type { UpliftView } from '@chophien/contracts';
import { Scale } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import styles from './uplift.module.css';

/** What the growers keep of it, in a word. */
export function UpliftLine({ view, onOpen }: { view: UpliftView; onOpen: () => void }) {
  const { uplift: words } = useStudioWords();
  const { uplift } = view;
  return (
    <button
      type="button"
      className={styles.line}
      data-line="uplift"
      data-less={(uplift !== null && uplift.netDong < 0) || undefined}
      onClick={onOpen}
    >
      <Scale aria-hidden="true" size={20} />
      <span>{said(view, words)}</span>
    </button>
  );
}

function said({ uplift, lots }: UpliftView, words: ReturnType<typeof useStudioWords>['uplift']): string {
  if (uplift !== null) {
    const { netDong, netPerKgDong } = uplift;
    if (netDong === 0) return words.same;
    return netDong > 0
      ? words.more(netPerKgDong, netDong)
      : words.less(Math.abs(netPerKgDong), Math.abs(netDong));
  }
  const known = lots.find(({ reference }) => reference !== null)?.reference;
  return known ? words.nothingSold(known.dongPerKg) : words.enter;
}
