/** @jest-environment jsdom */
import type { StudioWaitView } from '@chophien/contracts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { inMarket } from '../../app/for-specs.js';
import { OfferLine } from './offer-line.js';

const wait = (over: Partial<StudioWaitView>): StudioWaitView => ({
  id: '1',
  offerId: 'offer-1',
  unit: 'g',
  asked: 5_000,
  waitsFor: 5_000,
  state: 'waiting',
  reason: null,
  place: 1,
  joinedAtMs: 1,
  buyerName: 'Chị Hoa',
  held: 0,
  had: 0,
  ...over,
});

const Around = inMarket({});
const shown = (line: StudioWaitView[]) =>
  render(
    <Around>
      <OfferLine line={line} />
    </Around>,
  );
const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const rows = () => screen.getAllByRole('listitem').map((row) => plain(row.textContent ?? ''));

afterEach(cleanup);

describe('the line of an offer, as its host sees it', () => {
  it('is said in a word, and opened by a tap: place, name, amount, and why somebody has gone', () => {
    shown([
      wait({ state: 'offered', waitsFor: 2_000, held: 3_000 }),
      wait({ id: '2', buyerName: 'Bà Tư', place: 2 }),
      wait({ id: '3', buyerName: 'Lan', state: 'lapsed', reason: 'timed_out', place: null, waitsFor: 0 }),
    ]);
    const button = screen.getByRole('button');
    expect(plain(button.textContent ?? '')).toBe('2 người chờ · 7 kg');
    expect(screen.queryByRole('listitem')).toBeNull();
    fireEvent.click(button);
    expect(rows()).toEqual([
      '1Chị Hoachờ khách chốtchờ 2 kg · giữ 3 kg',
      '2Bà Tưđang chờchờ 5 kg',
      '·Lanbỏ lượtmuốn 5 kg · quá giờ chốt',
    ]);
    fireEvent.click(button);
    expect(screen.queryByRole('listitem')).toBeNull();
  });

  it('is not there where nobody has waited', () => {
    shown([]);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
