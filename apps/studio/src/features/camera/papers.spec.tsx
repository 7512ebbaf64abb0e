/** @jest-environment jsdom */
import type { FactsView } from '@chophien/contracts';
import { accept, refuse } from '@chophien/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { inMarket } from '../../app/for-specs.js';
import { Papers } from './papers.js';

const sheet = (name: string, part: Partial<FactsView> = {}): FactsView => ({
  id: name,
  version: 1,
  producer: { name: 'HTX', address: 'Yên Dũng', phone: '0900000001', taxCode: '0000000001' },
  name,
  unit: 'g',
  pieceGrams: null,
  variety: null,
  grade: 'Loại 1',
  origin: 'Bắc Ninh',
  growingAreaCode: null,
  harvestFrom: '2026-06-01',
  harvestTo: null,
  expiresOn: null,
  certificate: 'VietGAP',
  delivery: { firstGrams: 2_000, firstDong: 30_000, nextKgDong: 6_000 },
  returnTerms: 'Đổi trả trong 24 giờ.',
  ...part,
});

const opened = (sheets: FactsView[]) =>
  render(<Papers showId="show-1" />, { wrapper: inMarket({ showFacts: async () => accept(sheets) }) });

afterEach(cleanup);

describe('papers still missing', () => {
  it('are said in a line a lot, and only of the lots that miss some', async () => {
    opened([sheet('Vải thiều'), sheet('Nhãn lồng', { grade: null, certificate: null })]);
    expect(await screen.findByText('Nhãn lồng: thiếu phẩm cấp, giấy chứng nhận chất lượng')).toBeTruthy();
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
  });

  it('of many lots are a few lines and a count', async () => {
    opened(Array.from({ length: 7 }, (_, at) => sheet(`Mẻ ${at}`, { grade: null })));
    expect(await screen.findByText('và 3 món nữa')).toBeTruthy();
  });

  it('are not spoken of where none is missing, or where nobody could be asked', async () => {
    const { container } = opened([sheet('Vải thiều')]);
    await Promise.resolve();
    expect(container.textContent).toBe('');
    cleanup();
    const busy = { code: 'busy', retryAfterMs: 1 } as const;
    const away = render(<Papers showId="show-2" />, {
      wrapper: inMarket({ showFacts: async () => refuse(busy) }),
    });
    await Promise.resolve();
    expect(away.container.textContent).toBe('');
  });
});
