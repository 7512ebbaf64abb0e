import { newKey } from '@chophien/client';
import type { LineReading } from '@chophien/contracts';
import { createContext, useContext } from 'react';

/** What lies over the show. A purchase has its key from the moment it is opened: two taps, one order. */
export type OpenSheet =
  | { at: 'none' }
  /** `amount`: what is asked for at first, in the offer's unit. */
  | { at: 'buy'; offerId: string; key: string; amount?: number }
  | { at: 'draft'; reading: LineReading }
  | { at: 'facts'; offerId: string }
  | { at: 'bag' }
  | { at: 'view' }
  | { at: 'signIn' };

export type ShowSheet = (sheet: OpenSheet) => void;

export const SheetContext = createContext<ShowSheet>(() => undefined);

export function useShowSheet(): ShowSheet {
  return useContext(SheetContext);
}

export function buyOf(offerId: string, amount?: number): OpenSheet {
  return { at: 'buy', offerId, key: newKey(), ...(amount !== undefined && { amount }) };
}
