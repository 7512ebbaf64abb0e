import type { StockChangeBody, StockOfferView } from '@chophien/contracts';
import type { Channel } from '@chophien/domain';
import { readAmount } from '@chophien/i18n';
import { Button, Chip, Field, Form, useWords } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { useState, type ReactNode } from 'react';
import { useStudioWords } from '../../app/language.js';
import { WhyChoice } from '../offers/why-choice.js';
import { isCap, valueOf, waysOf, type Way } from './changes.js';
import type { OpenStock } from './open-stock.js';
import styles from './stock.module.css';

type ChangeSheetProps = { view: StockOfferView; stock: OpenStock; onClose: () => void };
type Draft = { way: Way; typed: string; why: string; from: Channel; to: Channel };

/** One change with its reason. It is sent from the phone's own list, so that no network is needed to write it. */
export function ChangeSheet({ view, stock, onClose }: ChangeSheetProps) {
  const { stock: words, caps } = useStudioWords();
  // What the editor sees is the value from when the sheet was opened: of another meanwhile they are told.
  const [seen] = useState(view);
  const { offer } = seen;
  const [draft, setDraft] = useState<Draft>(firstDraft(seen));
  const [checked, setChecked] = useState(false);
  const change = changeOf(seen, draft);
  const why = draft.why.trim();
  const send = (body: Omit<StockChangeBody, 'key' | 'why'>) => {
    setChecked(true);
    if (why === '') return;
    void stock.change(offer, { ...body, why });
    onClose();
  };
  const save = () => (change ? send(change) : setChecked(true));
  const isSoldOut = offer.state === 'sold_out';
  return (
    <Sheet title={words.changeOf(`${offer.code} ${offer.name}`)} onClose={onClose}>
      <Form className={styles.form} onSend={save}>
        <Choice label={words.what}>
          {waysOf(seen).map((way) => (
            <Chip
              key={way}
              pressed={draft.way === way}
              onClick={() => setDraft({ ...draft, way, typed: '' })}
            >
              {words.ways[way]}
            </Chip>
          ))}
        </Choice>
        {draft.way === 'move' && <Channels view={seen} draft={draft} onDraft={setDraft} />}
        <Amount view={seen} draft={draft} lacks={checked && change === undefined} onDraft={setDraft} />
        <WhyChoice
          why={draft.why}
          fault={checked && why === '' ? caps.needWhy : undefined}
          onWrite={(written) => setDraft({ ...draft, why: written })}
        />
        <Button type="submit" tone="leaf" size="l">
          {words.save}
        </Button>
        <Button onClick={() => send({ kind: isSoldOut ? 'reopen' : 'sold_out' })}>
          {isSoldOut ? words.reopen : words.soldOut}
        </Button>
      </Form>
    </Sheet>
  );
}

type PartProps = { view: StockOfferView; draft: Draft; onDraft: (draft: Draft) => void };

function Amount({ view, draft, lacks, onDraft }: PartProps & { lacks: boolean }) {
  const { stock: words, caps } = useStudioWords();
  const { formats } = useWords();
  const { way, typed } = draft;
  const unit = way === 'picking_day_cap' ? 'g' : view.offer.unit;
  const amount = readAmount(typed, unit);
  const reads = amount === undefined ? undefined : formats.amount(amount, unit);
  const now = isCap(way) ? valueOf(view, way) : null;
  const hint = isCap(way)
    ? `${words.now(now === null ? caps.none : formats.amount(now, unit))}${way === 'cap' ? '' : `. ${words.toHint}`}`
    : undefined;
  return (
    <Field
      label={isCap(way) ? words.to : words.howMuch}
      value={typed}
      hint={reads ?? hint ?? (way === 'spoiled' ? words.spoiledHint : undefined)}
      fault={lacks ? words.needAmount : undefined}
      onChange={({ target }) => onDraft({ ...draft, typed: target.value })}
    />
  );
}

function Channels({ view, draft, onDraft }: PartProps) {
  const { stock: words } = useStudioWords();
  const name = (channel: Channel) => words.ways[`${channel}_cap`];
  return (
    <>
      <Choice label={words.from}>
        {view.shares
          .filter(({ cap }) => cap !== null)
          .map(({ channel }) => (
            <Chip
              key={channel}
              pressed={draft.from === channel}
              onClick={() => onDraft({ ...draft, from: channel })}
            >
              {name(channel)}
            </Chip>
          ))}
      </Choice>
      <Choice label={words.into}>
        {view.shares
          .filter(({ channel }) => channel !== draft.from)
          .map(({ channel }) => (
            <Chip
              key={channel}
              pressed={draft.to === channel}
              onClick={() => onDraft({ ...draft, to: channel })}
            >
              {name(channel)}
            </Chip>
          ))}
      </Choice>
    </>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className={styles.chips}>
      <p className={styles.label}>{label}</p>
      {children}
    </div>
  );
}

function firstDraft({ shares }: StockOfferView): Draft {
  const from = shares.find(({ cap }) => cap !== null)?.channel ?? 'own';
  return { way: 'cap', typed: '', why: '', from, to: from === 'wholesale' ? 'own' : 'wholesale' };
}

/** What the draft asks of the market; undefined: it does not say how much. An empty limit is none. */
function changeOf(
  view: StockOfferView,
  { way, typed, from, to }: Draft,
): Omit<StockChangeBody, 'key' | 'why'> | undefined {
  const amount = readAmount(typed, way === 'picking_day_cap' ? 'g' : view.offer.unit);
  if (isCap(way)) {
    const isNone = typed.trim() === '' && way !== 'cap';
    if (amount === undefined && !isNone) return undefined;
    return { kind: 'cap', what: way, from: valueOf(view, way), to: amount ?? null };
  }
  if (amount === undefined || amount === 0) return undefined;
  if (way === 'spoiled') return { kind: 'spoiled', amount };
  return from === to ? undefined : { kind: 'move', amount, fromChannel: from, toChannel: to };
}
