import { formatsFor } from '../formats.js';

const f = formatsFor('vi');
const percent = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** Bán ở chợ được hơn bán cho thương lái bao nhiêu. */
export const upliftVi = {
  title: 'So với thương lái',
  more: (perKgDong: number, dong: number) =>
    `Bà con được thêm ${f.price(perKgDong, 'g')}\u00A0· ${f.money(dong)} hôm nay`,
  less: (perKgDong: number, dong: number) =>
    `Bà con được ít hơn ${f.price(perKgDong, 'g')}\u00A0· ${f.money(dong)} hôm nay`,
  same: 'Hôm nay ngang giá thương lái',
  nothingSold: (dongPerKg: number) => `Thương lái trả ${f.price(dongPerKg, 'g')}, chợ chưa bán ký nào`,
  enter: 'Ghi giá thương lái hôm nay',
  goods: (amount: string) => `Bán ở chợ ${amount}`,
  trader: 'Thương lái trả chừng ấy',
  gross: 'Chênh lệch',
  fee: (basisPoints: number) => `Phí ${percent.format(basisPoints / 100)}%`,
  delivery: 'Tiền giao gian hàng chịu',
  net: { more: 'Bà con được thêm', less: 'Bà con được ít hơn' },
  prices: 'Giá để so',
  noPrice: 'Chưa có giá thương lái, nên chưa so.',
  byWhom: (name: string, when: string) => `${name} ghi lúc ${when}`,
  someone: 'Người của gian',
  witness: (name: string) => `${name} cũng thấy`,
  ofDay: (day: string) => `giá ngày ${day}`,
  formTitle: 'Giá thương lái hôm nay',
  variety: 'Giống nào?',
  price: 'Thương lái trả mỗi ký',
  priceHint: 'Ví dụ 26.600 hay 27k',
  source: 'Nghe ai nói, ở đâu?',
  sourceHint: 'Ví dụ: cân chú Hùng, phố Kép',
  needPrice: 'Bạn ghi giá một ký giúp, ví dụ 26.600.',
  needSource: 'Bạn ghi giúp nghe ai nói, ở đâu.',
  save: 'Ghi giá',
  saving: 'Đang ghi…',
  noPlace: 'Gian hàng chưa rõ ở tỉnh nào, nên chưa ghi giá được.',
  feeLabel: 'Phí tính trên tiền hàng (%)',
  feeHint: 'Không mất phí thì để 0.',
  needFee: 'Phí từ 0 đến 100, ví dụ 2,5.',
  feeSave: 'Lưu phí',
};

export type UpliftMessages = typeof upliftVi;
