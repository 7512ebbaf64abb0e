import type { StockChangeBody, StockOfferView } from '@chophien/contracts';
import type { Unit } from '@chophien/domain';
import { Button, RefusalLine, useOnline, useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import type { OpenStock } from './open-stock.js';
import styles from './stock.module.css';
import type { StockEntry } from './stock.js';

type EntryLineProps = { entry: StockEntry; view: StockOfferView; stock: OpenStock };

/** A change of one's own that the market has not made: it waits, or it was refused, and then both values stand here. */
export function EntryLine({ entry, view, stock }: EntryLineProps) {
  const { stock: words, caps } = useStudioWords();
  const isOnline = useOnline();
  const said = useSaid();
  const { refusal, body, unit } = entry;
  const asks = useAsks(body, unit);
  const again = (from: number | null, to: number | null) => {
    void stock.drop(entry.key);
    void stock.change(view.offer, { ...body, from, to });
  };
  const state = isOnline ? words.sending : words.waitsForLine;
  return (
    <div
      className={styles.entry}
      role={refusal ? 'alert' : 'status'}
      data-refused={refusal !== undefined || undefined}
    >
      <p>
        <strong>{refusal ? words.refused : state}</strong> {asks} ({body.why})
      </p>
      {refusal?.code === 'changed_meanwhile' && (
        <>
          <p>{caps.conflict(said(refusal.now, refusal.unit), said(refusal.asked, refusal.unit))}</p>
          <div className={styles.ways}>
            <Button onClick={() => void stock.drop(entry.key)}>
              {caps.keep(said(refusal.now, refusal.unit))}
            </Button>
            <Button onClick={() => again(refusal.now, refusal.asked)}>
              {caps.set(said(refusal.asked, refusal.unit))}
            </Button>
          </div>
        </>
      )}
      {refusal?.code === 'cap_below_promised' && (
        <>
          <p>{caps.tooLow(said(refusal.promised, unit))}</p>
          <div className={styles.ways}>
            {body.kind === 'cap' && (
              <Button onClick={() => again(body.from ?? null, refusal.promised)}>
                {caps.set(said(refusal.promised, unit))}
              </Button>
            )}
            <Button onClick={() => void stock.drop(entry.key)}>{words.gone}</Button>
          </div>
        </>
      )}
      {refusal && refusal.code !== 'changed_meanwhile' && refusal.code !== 'cap_below_promised' && (
        <>
          <RefusalLine refusal={refusal} />
          <Button onClick={() => void stock.drop(entry.key)}>{words.gone}</Button>
        </>
      )}
    </div>
  );
}

function useSaid() {
  const { caps } = useStudioWords();
  const { formats } = useWords();
  return (amount: number | null, unit: Unit) => (amount === null ? caps.none : formats.amount(amount, unit));
}

function useAsks(body: StockChangeBody, unit: Unit): string {
  const { stock: words } = useStudioWords();
  const said = useSaid();
  const { kind, what = 'cap', amount = 0, from = null, to = null } = body;
  const of = what === 'picking_day_cap' ? 'g' : unit;
  switch (kind) {
    case 'cap':
      return words.told.cap(words.ways[what], said(from, of), said(to, of));
    case 'move':
      return words.told.move(said(amount, unit), body.fromChannel ?? 'own', body.toChannel ?? 'own');
    case 'spoiled':
      return words.told.spoiled(said(amount, unit));
    default:
      return words.told[kind];
  }
}
