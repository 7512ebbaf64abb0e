import {
  createSession,
  createStudioClient,
  LiveClient,
  newKey,
  openSocketWire,
  stepStudio,
  type Session,
  type StudioClient,
} from '@chophien/client';
import { createContext, useContext, useSyncExternalStore } from 'react';

/** The market as this device knows it, and the device's own name, kept by it: tells a reload from a second device. */
export type Market = { http: StudioClient; session: Session; deviceId: string; openLive: () => LiveClient };

export function createMarket(): Market {
  const http = createStudioClient();
  return {
    http,
    session: createSession(http),
    deviceId: keptDeviceId(),
    openLive: () =>
      new LiveClient({
        http,
        openWire: openSocketWire({ random: Math.random }),
        step: stepStudio,
        nowMs: Date.now,
        random: Math.random,
        wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      }),
  };
}

function keptDeviceId(): string {
  const kept = localStorage.getItem('chophien.device');
  if (kept !== null) return kept;
  const fresh = newKey();
  localStorage.setItem('chophien.device', fresh);
  return fresh;
}

export const MarketContext = createContext<Market | undefined>(undefined);

export function useMarket(): Market {
  const market = useContext(MarketContext);
  if (market === undefined) throw new Error('outside the market');
  return market;
}

export function useSession() {
  const { session } = useMarket();
  return useSyncExternalStore(session.subscribe, session.getSnapshot, session.getSnapshot);
}
