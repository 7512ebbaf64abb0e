import { describe, expect, it } from '@jest/globals';
import { chatLineMax, cleanLine } from './chat.js';
import { mayCancel, orderMoves, type OrderState } from './orders.js';
import { maskedNumber, mobileNumber } from './phones.js';
import { accept, refuse } from './result.js';
import { mayMove, showMoves, type ShowState } from './shows.js';
import { decideCap } from './stock.js';

describe('lives', () => {
  it('lead only to states that exist', () => {
    for (const table of [showMoves, orderMoves]) {
      for (const next of Object.values(table).flat()) expect(Object.keys(table)).toContain(next);
    }
  });

  it('let a show end once, and an order be cancelled only before packing', () => {
    const states = Object.keys(showMoves) as ShowState[];
    expect(states.filter((state) => mayMove(state, 'ended'))).toEqual(['live', 'on_hold']);
    expect(states.filter((state) => mayMove('ended', state))).toEqual([]);
    expect((Object.keys(orderMoves) as OrderState[]).filter(mayCancel)).toEqual(['held', 'confirmed']);
  });
});

describe('a cap', () => {
  it('may fall to what is promised and no lower', () => {
    const stock = { cap: 10_000, held: 1_000, sold: 3_000 };
    expect(decideCap(stock, 4_000)).toEqual(accept(4_000));
    expect(decideCap(stock, 3_999)).toEqual(refuse({ code: 'cap_below_promised', promised: 4_000 }));
  });
});

describe('a chat line', () => {
  it('keeps its accents in one form and loses what cannot be seen', () => {
    expect(cleanLine('  vải\u0323\u200B  \u202Ethiều\n ngon ')).toEqual(
      accept('vảị thiều ngon'.normalize('NFC')),
    );
    expect(cleanLine('\u200B \t\n')).toEqual(refuse({ code: 'line_empty' }));
  });

  it('is measured in characters as people count them', () => {
    expect(cleanLine('🍒'.repeat(chatLineMax)).ok).toBe(true);
    expect(cleanLine('ệ'.normalize('NFD').repeat(chatLineMax)).ok).toBe(true);
    expect(cleanLine('a'.repeat(chatLineMax + 1))).toEqual(
      refuse({ code: 'line_too_long', charactersMax: 300 }),
    );
  });
});

describe('a phone number', () => {
  it('has one stored form, however typed', () => {
    for (const typed of [
      '0912345678',
      '+84 912 345 678',
      '84.912.345.678',
      '(091) 234-5678',
      '０９１２３４５６７８',
    ]) {
      expect([typed, mobileNumber(typed)]).toEqual([typed, '0912345678']);
    }
    for (const typed of ['', '0212345678', '091234567', '09123456789', '+85 912345678', 'không'])
      expect([typed, mobileNumber(typed)]).toEqual([typed, undefined]);
  });

  it('is shown masked', () => {
    expect(maskedNumber('0912345678')).toBe('091•••••78');
  });
});
