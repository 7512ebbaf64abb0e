import { Price, StockBar, useAllWords, Weight } from '@chophien/ui';
import { State, States } from './state.js';

const sizes = ['s', 'm', 'l'] as const;
const units = [
  { unit: 'g', dong: 32_000 },
  { unit: 'piece', dong: 1_250_000 },
] as const;

export function Prices() {
  return (
    <States>
      {sizes.flatMap((size) =>
        units.map(({ unit, dong }) => (
          <State key={`${size} ${unit}`} name={`${size} ${unit}`}>
            <Price dong={dong} unit={unit} size={size} />
          </State>
        )),
      )}
    </States>
  );
}

const weights = [
  { amount: 500, unit: 'g' },
  { amount: 2_500, unit: 'g' },
  { amount: 1_812_000, unit: 'g' },
  { amount: 12, unit: 'piece' },
] as const;

export function Weights() {
  return (
    <States>
      {weights.map(({ amount, unit }) => (
        <State key={`${amount} ${unit}`} name={`${amount} ${unit}`}>
          <Weight amount={amount} unit={unit} />
        </State>
      ))}
    </States>
  );
}

const capGrams = 100_000;
const lefts = [
  { name: 'full', left: capGrams },
  { name: 'half', left: capGrams / 2 },
  { name: 'low', left: capGrams / 10 },
  { name: 'gone', left: 0 },
];

export function StockBars() {
  const { common, offer, formats } = useAllWords();
  const cap = formats.amount(capGrams, 'g');
  return (
    <States>
      {lefts.map(({ name, left }) => (
        <State key={name} name={name}>
          <StockBar
            label={left === 0 ? common.soldOut : offer.left(formats.amount(left, 'g'), cap)}
            left={left}
            cap={capGrams}
          />
        </State>
      ))}
    </States>
  );
}
