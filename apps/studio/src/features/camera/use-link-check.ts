import { useEffect, useState } from 'react';
import { useMarket } from '../../app/market.js';
import { verdictOf, type LinkVerdict } from './link-check.js';
import { measureLink } from './measure-link.js';

/** The way to the market, measured once when the page opens and whenever the network changes. */
export function useLinkCheck(): LinkVerdict | 'checking' {
  const { http } = useMarket();
  const [verdict, setVerdict] = useState<LinkVerdict | 'checking'>('checking');
  useEffect(() => {
    let round = 0;
    const measure = async () => {
      round += 1;
      const mine = round;
      const stopped = () => mine !== round;
      setVerdict('checking');
      const measured = await measureLink({ http, nowMs: () => performance.now(), noise, stopped });
      if (!stopped()) setVerdict(verdictOf(measured));
    };
    const again = () => void measure();
    again();
    window.addEventListener('online', again);
    return () => {
      round += 1;
      window.removeEventListener('online', again);
    };
  }, [http]);
  return verdict;
}

/** The browser gives so many random bytes at a time. */
const noiseBytesMax = 65_536;

function noise(bytes: number): Blob {
  const parts: BlobPart[] = [];
  for (let left = bytes; left > 0; left -= noiseBytesMax)
    parts.push(crypto.getRandomValues(new Uint8Array(Math.min(left, noiseBytesMax))));
  return new Blob(parts);
}
