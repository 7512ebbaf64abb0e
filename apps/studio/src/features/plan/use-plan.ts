import { newKey } from '@chophien/client';
import { toast } from '@chophien/ui';
import { useReducer, useState } from 'react';
import { useLocation } from 'wouter';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { marketTimeMs } from './market-time.js';
import { readLine, stepPlan, type BagLine, type LinePart, type Plan, type PlanPart } from './planning.js';
import { savePlan, type Stopped } from './save-plan.js';

/** `checked`: what is missing is shown; `stopped`: what was asked of the market and why it did not go. */
type Saving = { at: 'writing' } | { at: 'checked' } | { at: 'sending' } | { at: 'stopped'; stopped: Stopped };

/** A plan as it is written and saved; `faults` once it has been checked. */
export function usePlan(first: Plan) {
  const { http } = useMarket();
  const { plan: words } = useStudioWords();
  const [, goTo] = useLocation();
  const [plan, tell] = useReducer(stepPlan, first);
  const [saving, setSaving] = useState<Saving>({ at: 'writing' });
  const startsAtMs = marketTimeMs(plan.day, plan.clock);

  const save = async () => {
    setSaving({ at: 'checked' });
    const whole = plan.bag.every((line) => 'terms' in readLine(line));
    if (plan.title.trim() === '' || startsAtMs === undefined || !whole) return;
    setSaving({ at: 'sending' });
    const saved = await savePlan(http, { ...plan, startsAtMs }, tell, words.capWhy);
    // A new plan is looked at in its room; one that was opened again goes back to where it was opened.
    if (!saved.ok) return setSaving({ at: 'stopped', stopped: saved.refusal });
    goTo(first.made === undefined ? `/shows/${saved.value}` : '/');
    if (first.made !== undefined) toast(words.saved);
  };
  return {
    plan,
    checked: saving.at !== 'writing',
    busy: saving.at === 'sending',
    stopped: saving.at === 'stopped' ? saving.stopped : undefined,
    timed: startsAtMs !== undefined,
    save: () => void (saving.at === 'sending' || save()),
    editing: first.made !== undefined,
    write: (part: PlanPart) => tell({ type: 'written', part }),
    chooseBooth: (chosen: string) => tell({ type: 'booth.chosen', boothId: chosen, key: newKey() }),
    bag: {
      add: (lot: BagLine['lot']) => tell({ type: 'lot.added', lot, key: newKey() }),
      remove: (lotId: string) => tell({ type: 'line.removed', lotId }),
      move: (from: number, to: number) => tell({ type: 'line.moved', from, to }),
      write: (lotId: string, part: LinePart) => tell({ type: 'line.written', lotId, part }),
    },
  };
}

export type PlanInHand = ReturnType<typeof usePlan>;
