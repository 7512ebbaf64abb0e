import {
  AllWords,
  Button,
  LanguageProvider,
  LiveRegion,
  PanelBoundary,
  StatusLine,
  Unseen,
  useAllWords,
  useLanguage,
} from '@chophien/ui';
import { useState } from 'react';
import styles from './samples.module.css';
import { State, States } from './state.js';

export function StatusLines() {
  const { show } = useAllWords();
  return (
    <States>
      <State name="empty">
        <div className={styles.screen}>
          <StatusLine text={undefined} />
        </div>
      </State>
      <State name="with a word">
        <div className={styles.screen}>
          <StatusLine text={show.lineLost} />
        </div>
      </State>
    </States>
  );
}

export function LiveRegions() {
  const { market } = useAllWords();
  const [found, setFound] = useState(0);
  return (
    <States>
      <State name="heard, not seen">
        <Button onClick={() => setFound(found + 1)}>{market.found(found + 1)}</Button>
        <LiveRegion text={found === 0 ? '' : market.found(found)} />
      </State>
    </States>
  );
}

export function Unseens() {
  const { offer, formats } = useAllWords();
  return (
    <States>
      <State name="read after what is seen">
        <p>
          {formats.price(32_000, 'g')} <Unseen>{offer.pinned}</Unseen>
        </p>
      </State>
    </States>
  );
}

export function Boundaries() {
  const [broken, setBroken] = useState(false);
  const { offer } = useAllWords();
  return (
    <States>
      <State name="whole, and broken by a tap">
        <PanelBoundary>
          {broken ? <Broken /> : <Button onClick={() => setBroken(true)}>{offer.buy}</Button>}
        </PanelBoundary>
      </State>
    </States>
  );
}

function Broken(): never {
  throw new Error('broken on purpose: a sample of a panel’s fault');
}

export function AllTheWords() {
  return (
    <States>
      <State name="all words are here">
        <AllWords>
          <Lead />
        </AllWords>
      </State>
    </States>
  );
}

function Lead() {
  return <p>{useAllWords().market.lead}</p>;
}

export function Tongues() {
  const { store } = useLanguage();
  return (
    <States>
      <State name="of this page">
        <LanguageProvider store={store}>
          <Lead />
        </LanguageProvider>
      </State>
    </States>
  );
}
