import type { Refusal } from '@chophien/contracts';
import { Button, Notice, Refused, useAllWords, useOnline } from '@chophien/ui';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { ButtonLink } from '../../shared/button-link.js';

/** What a question comes to that got no answer. */
export const unreached = { code: 'unavailable', retryAfterMs: 3_000 } as const satisfies Refusal;

type UnreadProps = {
  refusal: Refusal;
  onRetry: () => void;
  /** What is the matter where the device has no network; else that this page needs one. */
  text?: string;
  /** Where to go meanwhile; else to the orders, which are kept on the device. */
  children?: ReactNode;
};

/** A page that could not be read: why, and once more; by itself as soon as the network is back. */
export function Unread({ refusal, onRetry, text, children = <ToOrders /> }: UnreadProps) {
  const { offline, common } = useAllWords();
  const online = useOnline();
  useBackOnline(onRetry);
  if (online || refusal.code !== 'unavailable') return <Refused refusal={refusal} onRetry={onRetry} />;
  return (
    <Notice title={offline.title} text={text ?? offline.text}>
      {children}
      <Button onClick={onRetry}>{common.retry}</Button>
    </Notice>
  );
}

function ToOrders() {
  return <ButtonLink href="/orders">{useAllWords().common.orders}</ButtonLink>;
}

/** Hears the device say that its network is back. */
export function useBackOnline(act: () => void): void {
  const hear = useEffectEvent(act);
  useEffect(() => {
    const back = () => hear();
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, []);
}
