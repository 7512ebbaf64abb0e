import { accept, refuse } from '@chophien/domain';
import { describe, expect, it } from '@jest/globals';
import { anOrder } from './for-specs.js';
import { stepSayingYes } from './saying-yes.js';

const said = { order: anOrder(), saidBy: 'you' } as const;

describe('a yes by phone', () => {
  it('is asked for, sent and said; what is missing or refused is told on the way', () => {
    const checked = stepSayingYes({ at: 'writing' }, 'checked');
    expect(checked).toEqual({ at: 'checked' });
    const refused = stepSayingYes(stepSayingYes(checked, 'sent'), refuse({ code: 'phone_invalid' }));
    expect(refused).toEqual({ at: 'checked', refusal: { code: 'phone_invalid' } });
    expect(stepSayingYes(stepSayingYes(refused, 'sent'), accept(said))).toEqual({ at: 'said', said });
  });

  it('that was shown is taken back by no late refusal', () => {
    expect(stepSayingYes({ at: 'said', said }, refuse({ code: 'hold_ended' }))).toEqual({ at: 'said', said });
  });
});
