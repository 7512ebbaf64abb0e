import { Countdown, Moment, Money, Price, StockBar, Track, useAllWords, Weight } from '@chophien/ui';
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

export function Sums() {
  return (
    <States>
      {[16_000, 94_000, 12_500_000].map((dong) => (
        <State key={dong} name={`${dong}`}>
          <Money dong={dong} />
        </State>
      ))}
    </States>
  );
}

/** A fixed one, so that its picture is the same each day. */
const morningMs = Date.UTC(2026, 5, 20, 23, 5);

export function Moments() {
  return (
    <States>
      <State name="a morning in June">
        <Moment atMs={morningMs} />
      </State>
    </States>
  );
}

const clocks = [
  { name: 'long', leftMs: 4_181_000 },
  { name: 'running', leftMs: 581_000 },
  { name: 'soon', leftMs: 41_000 },
  { name: 'over', leftMs: 0 },
] as const;

export function Countdowns() {
  return (
    <States>
      {(['m', 'l'] as const).flatMap((size) =>
        clocks.map(({ name, leftMs }) => (
          <State key={`${size} ${name}`} name={`${size} ${name}`}>
            <Countdown leftMs={leftMs} size={size} />
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

export function Tracks() {
  return (
    <States>
      {[0, 0.4, 1].map((share) => (
        <State key={share} name={`${share}`}>
          <p>{`${share * 100}%`}</p>
          <Track share={share} />
        </State>
      ))}
    </States>
  );
}
