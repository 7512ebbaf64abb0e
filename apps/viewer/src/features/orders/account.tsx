import { Button, useAllWords } from '@chophien/ui';
import { useMarket, useSession } from '../../app/market.js';
import styles from './orders.module.css';

/** Who is signed in on this device, and the way out. */
export function Account() {
  const { session } = useMarket();
  const state = useSession();
  const { market } = useAllWords();
  if (state.at !== 'in') return null;
  return (
    <div className={styles.account}>
      <span>{market.hello(state.me.name)}</span>
      <Button tone="quiet" onClick={() => void session.signOut()}>
        {market.signOut}
      </Button>
    </div>
  );
}
