import type { UpliftView } from '@chophien/contracts';
import { useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import styles from './uplift.module.css';

type UpliftSumsProps = { uplift: NonNullable<UpliftView['uplift']>; feeBasisPoints: number };

/** From what was sold to what the growers keep of it, line by line as on a bill. */
export function UpliftSums({ uplift, feeBasisPoints }: UpliftSumsProps) {
  const { uplift: words } = useStudioWords();
  const { formats } = useWords();
  const { netDong, netPerKgDong } = uplift;
  return (
    <dl className={styles.sums}>
      <Row name={words.goods(formats.amount(uplift.grams, 'g'))} dong={uplift.goodsDong} />
      <Row name={words.trader} dong={-uplift.referenceDong} />
      <Row name={words.gross} dong={uplift.grossDong} perKgDong={uplift.grossPerKgDong} />
      {feeBasisPoints > 0 && <Row name={words.fee(feeBasisPoints)} dong={-uplift.feeDong} />}
      {uplift.deliveryBorneDong > 0 && <Row name={words.delivery} dong={-uplift.deliveryBorneDong} />}
      <div className={styles.net} data-less={netDong < 0 || undefined}>
        <dt>{netDong < 0 ? words.net.less : words.net.more}</dt>
        <dd>
          <strong>{formats.price(Math.abs(netPerKgDong), 'g')}</strong>
          <span>{formats.money(Math.abs(netDong))}</span>
        </dd>
      </div>
    </dl>
  );
}

function Row({ name, dong, perKgDong }: { name: string; dong: number; perKgDong?: number }) {
  const { formats } = useWords();
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>
        <span>{formats.money(dong)}</span>
        {perKgDong !== undefined && <small>{formats.price(perKgDong, 'g')}</small>}
      </dd>
    </div>
  );
}
