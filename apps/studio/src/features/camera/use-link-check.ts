import { useEffect, useState } from 'react';
import { useMarket } from '../../app/market.js';
import { judgeLink, type LinkVerdict } from './link-check.js';

const rounds = 5;

/** The way to the market, measured once when the page opens and whenever the network changes. */
export function useLinkCheck(): LinkVerdict | 'checking' {
  const { http } = useMarket();
  const [verdict, setVerdict] = useState<LinkVerdict | 'checking'>('checking');
  useEffect(() => {
    let closed = false;
    const measure = async () => {
      const roundTripsMs: (number | undefined)[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const sentAt = performance.now();
        const answer = await http.session();
        roundTripsMs.push(answer.ok ? performance.now() - sentAt : undefined);
        if (closed) return;
      }
      setVerdict(judgeLink(roundTripsMs));
    };
    const again = () => void measure();
    again();
    window.addEventListener('online', again);
    return () => {
      closed = true;
      window.removeEventListener('online', again);
    };
  }, [http]);
  return verdict;
}
