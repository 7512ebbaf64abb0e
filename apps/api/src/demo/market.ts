import type { LotBody } from '@chophien/contracts';
import { craftBooths } from './craft-booths.js';
import { fruitBooths } from './fruit-booths.js';

/** The demo market. Every producer, person, number and code here is invented. */
export type DemoOffer = {
  lot: Omit<LotBody, 'producerId'>;
  priceDong: number;
  cap: number;
  step: number;
  minimum: number;
  perBuyer: number | null;
};
export type DemoBooth = {
  slug: string;
  name: string;
  province: string;
  story: string;
  picture: string;
  producer: { name: string; address: string; phone: string; taxCode: string };
  delivery: { firstGrams: number; firstDong: number; nextKgDong: number };
  show?: { title: string; slug: string; startsInHours: number; state: 'live' | 'planned' };
  offers: DemoOffer[];
};

const returnTermsFruit =
  'Trái dập, thiu: chụp ảnh gửi trong 24 giờ từ lúc nhận, hoàn tiền phần hỏng, không cần gửi lại.';
const returnTermsCraft = 'Vỡ, sai mẫu: chụp ảnh gửi trong 3 ngày từ lúc nhận, đổi món khác hoặc hoàn tiền.';
export const returnTermsOf = (booth: DemoBooth) =>
  booth.offers.some((offer) => offer.lot.unit === 'g') ? returnTermsFruit : returnTermsCraft;

export const demoBooths: readonly DemoBooth[] = [...fruitBooths, ...craftBooths];

export const demoPeople = [
  { who: 'host', phone: '0900000101', name: 'Cô Hà vườn vải' },
  { who: 'moderator', phone: '0900000102', name: 'Anh Tùng trực chợ' },
  { who: 'buyer', phone: '0900000103', name: 'Chị Hoa' },
  { who: 'admin', phone: '0900000109', name: 'Ban quản lý chợ' },
] as const;
