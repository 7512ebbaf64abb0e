import type { StudioShowView } from '@chophien/contracts';
import { useLanguage } from '@chophien/ui';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useLiveClient } from '../room/live-context.js';
import { orderSentence } from './order-sentence.js';
import { createOrderVoice } from './order-voice.js';
import { newOrders } from './reader.js';
import { buzz, hush, onVoices, speak, voiceFor } from './speech.js';

/** A choice of this device, kept by it. */
const kept = 'chophien.voice';

export type VoiceSwitch = {
  on: boolean;
  toggle: () => void;
  /** Says something else than an order; undefined while the voice is off. */
  say: ((text: string) => void) | undefined;
};

/** Each new order is felt, and read aloud in the host's language; undefined where the device has no such voice. */
export function useOrderVoice(view: StudioShowView): VoiceSwitch | undefined {
  const { store } = useLiveClient();
  const { language } = useLanguage();
  const { voice: words } = useStudioWords();
  const voiceUri = useSyncExternalStore(onVoices, () => voiceFor(language));
  const [on, setOn] = useState(() => localStorage.getItem(kept) !== 'off');
  const speaks = on ? voiceUri : undefined;

  useEffect(() => {
    let listed = store.getSnapshot().studioOrders;
    let before = [...view.orders, ...listed];
    const voice =
      speaks === undefined
        ? undefined
        : createOrderVoice({
            say: (orders, over) => speak(orderSentence(orders, words), speaks, over),
            hush,
          });
    const look = () => {
      const { studioOrders, offers } = store.getSnapshot();
      if (studioOrders === listed) return;
      const fresh = newOrders(before, studioOrders);
      listed = studioOrders;
      before = [...studioOrders];
      if (fresh.length === 0) return;
      buzz();
      voice?.read(fresh.map((order) => ({ ...order, left: offers[order.offerId]?.left })));
    };
    const unsubscribe = store.subscribe(look);
    return () => {
      unsubscribe();
      voice?.stop();
    };
  }, [store, view, speaks, words]);

  if (voiceUri === undefined) return undefined;
  const toggle = () => {
    localStorage.setItem(kept, on ? 'off' : 'on');
    setOn(!on);
  };
  const say = speaks === undefined ? undefined : (text: string) => speak(text, speaks, () => undefined);
  return { on, toggle, say };
}
