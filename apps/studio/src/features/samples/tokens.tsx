import { useLanguage } from '@chophien/ui';
import { useState } from 'react';
import { contrastOf, readColour } from './contrast.js';
import styles from './samples.module.css';
import { State, States } from './state.js';
import { pairs, radii, rest, spaces, typeSizes } from './theme-tokens.js';

export function Colours() {
  return (
    <States>
      {pairs.map((pair) => (
        <Swatch key={`${pair.ink} ${pair.ground}`} {...pair} />
      ))}
    </States>
  );
}

/** A colour on its ground, with the contrast that the browser really draws; a ground that lets light through counts as whole. */
function Swatch({ ink, ground, atLeast }: (typeof pairs)[number]) {
  const { language } = useLanguage();
  const [ratio, setRatio] = useState<number>();
  const measure = (element: HTMLElement | null) => {
    if (element !== null) setRatio(drawnContrast(element));
  };
  const figure = ratio && new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(ratio);
  return (
    <State name={`--${ink} / --${ground}`}>
      <p
        ref={measure}
        className={styles.swatch}
        style={{ color: `var(--${ink})`, background: `var(--${ground})` }}
      >
        Vải thiều 32.000 đ/kg
      </p>
      <p data-fault={(ratio !== undefined && ratio < atLeast) || undefined} className={styles.ratio}>
        {figure ?? '–'} : 1 (≥ {atLeast})
      </p>
    </State>
  );
}

function drawnContrast(element: HTMLElement): number | undefined {
  const { color, backgroundColor } = getComputedStyle(element);
  const [ink, ground] = [readColour(color), readColour(backgroundColor)];
  return ink && ground && contrastOf(ink, ground);
}

export function TypeScale() {
  return (
    <States>
      {typeSizes.map((name) => (
        <State key={name} name={`--${name}`}>
          <p style={{ fontSize: `var(--${name})` }}>Vải thiều 32.000 đ/kg</p>
        </State>
      ))}
    </States>
  );
}

export function Spaces() {
  return (
    <States>
      {spaces.map((name) => (
        <State key={name} name={`--${name}`}>
          <div className={styles.space} style={{ width: `var(--${name})`, height: `var(--${name})` }} />
        </State>
      ))}
    </States>
  );
}

export function Corners() {
  return (
    <States>
      {radii.map((name) => (
        <State key={name} name={`--${name}`}>
          <div className={styles.corner} style={{ borderRadius: `var(--${name})` }} />
        </State>
      ))}
      <State name={rest.map((name) => `--${name}`).join(' ')}>
        <div className={styles.raised} />
      </State>
    </States>
  );
}
