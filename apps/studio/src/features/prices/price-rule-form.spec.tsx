/** @jest-environment jsdom */
import type { OfferView } from '@chophien/contracts';
import type { PriceRule } from '@chophien/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { inMarket } from '../../app/for-specs.js';
import { anOffer } from '../offers/for-specs.js';
import { PriceRuleForm } from './price-rule-form.js';

afterEach(cleanup);

function opened(offer: OfferView = anOffer({ priceDong: 40_000 })) {
  const asked: { priceDong: number; rule: PriceRule }[] = [];
  const moves = {
    moving: { busy: false },
    move: () => Promise.resolve(true),
    setPrice: () => Promise.resolve(true),
    setPriceRule: (_: string, ruled: { priceDong: number; rule: PriceRule }) => {
      asked.push(ruled);
      return Promise.resolve(true);
    },
  };
  const Around = inMarket({});
  let done = 0;
  render(
    <Around>
      <PriceRuleForm offer={offer} moves={moves} onDone={() => (done += 1)} />
    </Around>,
  );
  return { asked, done: () => done };
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('how an offer is priced', () => {
  it('is a flash in four taps, begun by the market’s clock', async () => {
    const { asked, done } = opened();
    press('Giờ vàng');
    write('Giá giờ vàng', '29k');
    press('15 phút');
    const beforeMs = Date.now();
    press('Đặt giờ vàng');
    await screen.findByRole('button', { name: 'Đặt giờ vàng' });
    const [set] = asked;
    if (set?.rule.kind !== 'flash') throw new Error('no flash was asked for');
    expect([set.priceDong, set.rule.flashDong, set.rule.untilMs - set.rule.fromMs]).toEqual([
      40_000, 29_000, 900_000,
    ]);
    expect(set.rule.fromMs).toBeGreaterThanOrEqual(beforeMs);
    expect(done()).toBe(1);
  });

  it('says which box is wrong and sends nothing, until it is right', () => {
    const { asked } = opened();
    press('Mua chung');
    write('Từ (kg, tạ)', '1 tạ');
    write('thì giá', '45k');
    press('Lưu cách tính');
    expect(screen.getByText('Mức đầu phải rẻ hơn giá lúc đầu.')).toBeTruthy();
    write('thì giá', '36k');
    expect(screen.queryByText('Mức đầu phải rẻ hơn giá lúc đầu.')).toBeNull();
    press('Lưu cách tính');
    expect(asked).toEqual([
      { priceDong: 40_000, rule: { kind: 'falling_kilos', steps: [{ fromAmount: 100_000, dong: 36_000 }] } },
    ]);
  });

  it('has a row for each step, which can be taken away', () => {
    const { asked } = opened(
      anOffer({
        priceDong: 40_000,
        rule: { kind: 'wholesale', steps: [{ fromAmount: 50_000, dong: 36_000 }] },
      }),
    );
    press('Thêm mức');
    expect(screen.getAllByLabelText('thì giá')).toHaveLength(2);
    press('Bỏ mức 2');
    press('Lưu cách tính');
    expect(asked).toMatchObject([
      { rule: { kind: 'wholesale', steps: [{ fromAmount: 50_000, dong: 36_000 }] } },
    ]);
  });
});
