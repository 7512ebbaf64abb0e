import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useMarket } from '../../app/market.js';
import type { Link, Publisher } from './publisher.js';
import { createSeatAsk } from './seat.js';
import type { Step } from './step-down.js';

type OnAir = {
  showId: string;
  stream: MediaStream | undefined;
  resting: boolean;
  muted: boolean;
  onTaken: () => void;
};

/** The way out in a word, what leaves the phone, and what left it before that changed. */
export type Outgoing = { link: Link; step: Step; before?: Step };

/** The picture out to the market while this is mounted. */
export function usePublisher({ showId, stream, resting, muted, onTaken }: OnAir): Outgoing {
  const { http, deviceId } = useMarket();
  const [link, setLink] = useState<Link>('connecting');
  const [fit, setFit] = useState<{ step: Step; before?: Step }>({ step: 'full' });
  const publisher = useRef<Publisher>(undefined);
  const latest = useRef({ stream, resting, muted });
  // Kept while this is mounted: a camera that comes back is the same device returning.
  const [askSeat] = useState(() => createSeatAsk({ http, showId, deviceId }));
  const filming = stream !== undefined;
  const hear = useEffectEvent((next: Link) => (next === 'taken' ? onTaken() : setLink(next)));

  useEffect(() => {
    latest.current = { stream, resting, muted };
    publisher.current?.setQuiet({ resting, muted });
    if (stream !== undefined) void publisher.current?.film(stream).catch(() => undefined);
  }, [stream, resting, muted]);

  useEffect(() => {
    if (!filming) return undefined;
    let closed = false;
    void import('./publisher.js').then(
      ({ Publisher }) => {
        const now = latest.current;
        if (closed || now.stream === undefined) return;
        publisher.current = new Publisher({
          takeSeat: askSeat,
          tell: (next) => {
            hear(next);
            // That all is well again is news once; then the link is spoken of as ever.
            setFit((now) => (now.step === 'full' ? { step: 'full' } : now));
          },
          tellStep: (step) => setFit((now) => ({ step, before: now.step })),
          nowMs: Date.now,
          random: Math.random,
        });
        publisher.current.setQuiet(now);
        void publisher.current.run(now.stream);
      },
      () => setLink('lost'),
    );
    return () => {
      closed = true;
      publisher.current?.close();
      publisher.current = undefined;
      setFit({ step: 'full' });
    };
  }, [filming, askSeat]);

  return { link: filming ? link : 'off', ...fit };
}
