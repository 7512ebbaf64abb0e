/** @jest-environment jsdom */
import type { StudioClient } from '@chophien/client';
import type { BoothFeeBody, ReferencePriceBody, UpliftView } from '@chophien/contracts';
import { accept, refuse } from '@chophien/domain';
import { moreVi } from '@chophien/i18n';
import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { inMarket } from '../../app/for-specs.js';
import { FeeForm } from './fee-form.js';
import { aLot, anUplift, aReference } from './for-specs.js';
import { ReferenceForm } from './reference-form.js';
import { ReferenceList } from './reference-list.js';
import { UpliftSums } from './uplift-sums.js';

afterEach(cleanup);

const plain = (text: string | null) => text?.replaceAll('\u00A0', ' ');
const press = async (name: string) => {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await Promise.resolve();
  });
};
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

function opened(view: UpliftView, http: Partial<StudioClient> = {}) {
  const entered: ReferencePriceBody[] = [];
  const fees: BoothFeeBody[] = [];
  let changed = 0;
  const Around = inMarket({
    enterReference: (_, body) => {
      entered.push(body);
      return Promise.resolve(accept(aReference(body)));
    },
    setFee: (_, body) => {
      fees.push(body);
      return Promise.resolve(accept({ feeBasisPoints: body.percent * 100 }));
    },
    ...http,
  });
  render(
    <Around>
      {view.uplift && <UpliftSums uplift={view.uplift} feeBasisPoints={view.feeBasisPoints} />}
      <ReferenceForm view={view} onEntered={() => (changed += 1)} />
      <ReferenceList view={view} />
      <FeeForm view={view} onSaved={() => (changed += 1)} />
    </Around>,
  );
  return { entered, fees, changed: () => changed };
}
const bill = () => screen.getAllByRole('term').map((term) => plain(term.parentElement?.textContent ?? ''));

describe('the bill of a show beside the trader', () => {
  it('goes from what was sold to what growers keep, without lines that are nothing', () => {
    opened(anUplift());
    expect(bill()).toEqual([
      'Bán ở chợ 200 kg6.400.000 đ',
      'Thương lái trả chừng ấy-5.320.000 đ',
      'Chênh lệch1.080.000 đ5.400 đ/kg',
      'Bà con được thêm5.400 đ/kg1.080.000 đ',
    ]);
  });

  it('takes off the fee and the delivery that the booth bears, and says when less is left than the trader pays', () => {
    const { uplift } = anUplift();
    if (uplift === null) throw new Error('nothing is sold');
    const costs = { deliveryBorneDong: 30_000, feeDong: 1_280_000, netDong: -230_000, netPerKgDong: -1_150 };
    opened(anUplift({ feeBasisPoints: 2_000, uplift: { ...uplift, ...costs } }));
    expect(bill().slice(3)).toEqual([
      'Phí 20%-1.280.000 đ',
      'Tiền giao gian hàng chịu-30.000 đ',
      'Bà con được ít hơn1.150 đ/kg230.000 đ',
    ]);
  });
});

describe('the prices compared with', () => {
  it('are said with whose word they are, from where, when, and of which day', () => {
    const older = aReference({ day: '2026-06-11', communeName: 'Phường Yên Dũng', witness: 'Bình' });
    const unknown = { reference: null, grossDong: null };
    opened(
      anUplift({
        lots: [
          aLot({ reference: older }),
          aLot({ lotId: 'lot-2', name: 'Vải thiều loại 2' }),
          aLot({ lotId: 'lot-3', variety: 'vải u hồng', ...unknown }),
        ],
      }),
    );
    expect(screen.getAllByRole('listitem').map((row) => plain(row.textContent))).toEqual([
      'vải thiều26.600 đ/kgcân chú Hùng, phố KépPhường Yên Dũng, Tỉnh Bắc Ninh · Cô Hạnh ghi lúc 07:05 thứ Sáu, 12/6 · giá ngày 11/6/2026 · Bình cũng thấy',
      'vải u hồngChưa có giá thương lái, nên chưa so.',
    ]);
  });
});

describe('today’s price of the trader', () => {
  it('is written down in two fields, for the variety that has none yet', async () => {
    const unknown = aLot({ lotId: 'lot-2', variety: 'vải u hồng', reference: null, grossDong: null });
    const { entered, changed } = opened(anUplift({ lots: [aLot(), unknown] }));
    expect(screen.getByRole('button', { name: 'vải u hồng' }).getAttribute('aria-pressed')).toBe('true');
    await press('Ghi giá');
    expect(screen.getByText('Bạn ghi giá một ký giúp, ví dụ 26.600.')).toBeTruthy();
    expect(screen.getByText('Bạn ghi giúp nghe ai nói, ở đâu.')).toBeTruthy();
    expect(entered).toEqual([]);
    write('Thương lái trả mỗi ký', '27k');
    write('Nghe ai nói, ở đâu?', 'chợ Kép');
    await press('Ghi giá');
    expect(entered).toEqual([
      { variety: 'vải u hồng', provinceCode: '24', dongPerKg: 27_000, source: 'chợ Kép' },
    ]);
    expect(changed()).toBe(1);
  });

  it('stays in its fields when the market says no, with the reason', async () => {
    const { changed } = opened(anUplift(), {
      enterReference: () => Promise.resolve(refuse({ code: 'not_allowed' } as const)),
    });
    write('Thương lái trả mỗi ký', '27k');
    write('Nghe ai nói, ở đâu?', 'chợ Kép');
    await press('Ghi giá');
    expect(screen.getAllByRole('alert').map((line) => line.textContent)).toContain(
      moreVi.refusals.not_allowed({ code: 'not_allowed' }),
    );
    expect(screen.getByDisplayValue('27k')).toBeTruthy();
    expect(changed()).toBe(0);
  });

  it('is not asked for where nobody knows the province', () => {
    opened(anUplift({ provinceCode: null }));
    expect(screen.queryByLabelText('Thương lái trả mỗi ký')).toBeNull();
  });
});

describe('the fee of a booth', () => {
  it('stands as it is set, and is saved as typed once it is a share', async () => {
    const { fees, changed } = opened(anUplift({ feeBasisPoints: 207 }));
    expect(screen.getByDisplayValue('2,07')).toBeTruthy();
    write('Phí tính trên tiền hàng (%)', '101');
    await press('Lưu phí');
    expect(fees).toEqual([]);
    expect(screen.getByText('Phí từ 0 đến 100, ví dụ 2,5.')).toBeTruthy();
    write('Phí tính trên tiền hàng (%)', '2,5');
    await press('Lưu phí');
    expect(fees).toEqual([{ percent: 2.5 }]);
    expect(changed()).toBe(1);
  });
});
