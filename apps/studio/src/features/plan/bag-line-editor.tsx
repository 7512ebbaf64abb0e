import { readAmount, readDong } from '@chophien/i18n';
import { Field, IconButton, useWords } from '@chophien/ui';
import type { PropsWithChildren } from 'react';
import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import { readLine, type BagLine, type LineFaults, type LinePart } from './planning.js';
import styles from './plan.module.css';

type BagLineEditorProps = {
  line: BagLine;
  checked: boolean;
  onWrite: (part: LinePart) => void;
  onRemove: () => void;
  /** Held by its handle alone: in the fields a finger marks text. */
  drag: { onDragStart: () => void; onDragEnd: () => void };
  /** Undefined at the ends: the button stays, with its focus. */
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
};

type LineProps = PropsWithChildren<BagLineEditorProps>;

/** One lot in the bag: its price, how much of it, the least one may take and by what steps. */
export function BagLineEditor({ line, checked, drag, children, ...does }: LineProps) {
  const { plan: words } = useStudioWords();
  const { onWrite, onRemove, onUp, onDown } = does;
  const { name } = line.lot;
  return (
    <div role="group" aria-label={name} className={styles.lineBody}>
      <div className={styles.lineHead}>
        <span {...drag} draggable aria-hidden="true" className={styles.grip}>
          <GripVertical size={20} />
        </span>
        <h3>{name}</h3>
        {line.offer !== undefined && <span className={styles.listed}>{words.listed}</span>}
        <div className={styles.moves}>
          <IconButton size="air" label={words.up(name)} aria-disabled={onUp === undefined} onClick={onUp}>
            <ArrowUp aria-hidden="true" />
          </IconButton>
          <IconButton
            size="air"
            label={words.down(name)}
            aria-disabled={onDown === undefined}
            onClick={onDown}
          >
            <ArrowDown aria-hidden="true" />
          </IconButton>
          <IconButton size="air" label={words.remove(name)} onClick={onRemove}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      {children}
      <LineFields line={line} checked={checked} onWrite={onWrite} />
    </div>
  );
}

type LineFieldsProps = Pick<BagLineEditorProps, 'line' | 'checked' | 'onWrite'>;

function LineFields({ line, checked, onWrite }: LineFieldsProps) {
  const { plan: words, quick } = useStudioWords();
  const { formats } = useWords();
  const { unit } = line.lot;
  const priceDong = readDong(line.price);
  const read = readLine(line);
  const faults = checked && 'faults' in read ? read.faults : {};
  const asRead = (typed: string, otherwise: string) => {
    const amount = readAmount(typed, unit);
    return amount === undefined ? otherwise : formats.amount(amount, unit);
  };
  const piece = unit === 'piece';
  return (
    <div className={styles.fields}>
      <Field
        label={piece ? quick.pricePerPiece : quick.pricePerKg}
        hint={priceDong === undefined ? quick.priceHint : formats.price(priceDong, unit)}
        fault={faults.price && quick.needPrice}
        value={line.price}
        onChange={({ target }) => onWrite({ price: target.value })}
      />
      <Field
        label={quick.much}
        hint={asRead(line.much, piece ? quick.muchPiecesHint : quick.muchHint)}
        fault={faults.much && quick.needMuch}
        value={line.much}
        onChange={({ target }) => onWrite({ much: target.value })}
      />
      {line.offer === undefined ? (
        <StepFields line={line} faults={faults} asRead={asRead} onWrite={onWrite} />
      ) : (
        <p className={styles.stands}>
          {words.stands(formats.amount(line.offer.minimum, unit), formats.amount(line.offer.step, unit))}
        </p>
      )}
    </div>
  );
}

type StepFieldsProps = {
  line: BagLine;
  faults: LineFaults;
  asRead: (typed: string, otherwise: string) => string;
  onWrite: (part: LinePart) => void;
};

/** How a buyer may ask for it: said once, before it is in the bag. */
function StepFields({ line, faults, asRead, onWrite }: StepFieldsProps) {
  const { plan: words } = useStudioWords();
  const piece = line.lot.unit === 'piece';
  return (
    <>
      <Field
        label={words.minimum}
        hint={asRead(line.minimum, words.minimumHint)}
        fault={faults.minimum && words.needLess}
        value={line.minimum}
        onChange={({ target }) => onWrite({ minimum: target.value })}
      />
      <Field
        label={words.step}
        hint={asRead(line.step, piece ? words.stepPieceHint : words.stepHint)}
        fault={faults.step && words.needLess}
        value={line.step}
        onChange={({ target }) => onWrite({ step: target.value })}
      />
    </>
  );
}
