import type { Channel } from '@chophien/domain';
import { formatsFor } from '../formats.js';

const f = formatsFor('vi');

export const channelsVi: Record<Channel, string> = {
  own: 'bán lẻ',
  relay: 'qua người giới thiệu',
  wholesale: 'bán sỉ',
};

/** Kho: mọi món của mấy phiên trên một trang. */
export const stockVi = {
  title: 'Kho',
  way: 'Mở kho',
  asOf: (time: string) => `Số lúc ${time}`,
  old: 'Mất mạng. Số dưới đây là lúc còn mạng; việc bạn làm sẽ tự gửi khi có mạng lại.',
  none: 'Bạn chưa trông kho của phiên nào',
  noneHint: 'Chủ vườn cho quyền Chỉnh mức bán thì món của phiên hiện ở đây.',
  noOffers: 'Phiên này chưa bày món nào.',
  figures: {
    cap: 'Mức bán',
    sold: 'Đã chốt',
    held: 'Đang giữ',
    left: 'Còn bán',
    perBuyer: 'Mỗi khách',
    waiting: 'Hàng chờ',
    free: 'Chưa bày',
    day: (day: string) => `Hái ${day}`,
  },
  people: (count: number, amount: string) =>
    count === 0 ? 'không ai' : `${f.count(count)} người, ${amount}`,
  dayUse: (taken: string, cap: string) => `${taken} / ${cap}`,
  noLimit: 'không hạn',
  share: (channel: Channel, taken: string, cap: string) => `${channelsVi[channel]}: ${taken} / ${cap}`,
  buyerAsk: (name: string, amount: string, had: string) => `${name} xin mua ${amount} (đã có ${had})`,
  refuseMore: 'Không thêm được',
  someone: 'Một khách',
  change: 'Đổi',
  changeOf: (code: string) => `Đổi món ${code}`,
  log: 'Ai đã đổi gì',
  what: 'Đổi gì?',
  ways: {
    cap: 'Mức bán',
    per_buyer: 'Mỗi khách',
    per_household: 'Mỗi nhà',
    own_cap: 'Phần bán lẻ',
    relay_cap: 'Phần giới thiệu',
    wholesale_cap: 'Phần bán sỉ',
    picking_day_cap: 'Cả ngày hái',
    move: 'Chuyển phần',
    spoiled: 'Hàng hỏng',
  },
  now: (amount: string) => `Đang là ${amount}`,
  to: 'Đổi thành',
  toHint: 'Để trống là không hạn.',
  howMuch: 'Bao nhiêu',
  spoiledHint: 'Trừ vào phần chưa bày trước, rồi mới tới phần còn bán. Phần khách đã chốt thì không trừ.',
  from: 'Lấy từ',
  into: 'Chuyển sang',
  needAmount: 'Chưa đọc được, ví dụ 300 kg hoặc 5 tạ.',
  save: 'Ghi lại',
  soldOut: 'Báo hết hàng',
  reopen: 'Bán lại',
  isSoldOut: 'Hết hàng',
  isOpen: 'Đang bán',
  waitsForLine: 'Chờ mạng',
  sending: 'Đang gửi',
  refused: 'Chưa ghi được',
  gone: 'Bỏ, không gửi nữa',
  told: {
    cap: (what: string, from: string, to: string) => `${what}: ${from} thành ${to}`,
    move: (amount: string, from: Channel, to: Channel) =>
      `Chuyển ${amount} từ ${channelsVi[from]} sang ${channelsVi[to]}`,
    spoiled: (amount: string) => `Hỏng ${amount}`,
    sold_out: 'Báo hết hàng',
    reopen: 'Bán lại',
  },
  history: {
    price_dong: 'Giá',
    price_rule: 'Luật giá',
    state: 'Bán / hết',
    picking_day: 'Ngày hái',
    made: 'Thêm hàng',
    spoiled: 'Hỏng',
    returned: 'Hàng về',
  } as Readonly<Record<string, string>>,
  states: { open: 'đang bán', sold_out: 'hết hàng', closed: 'đã cất' } as Readonly<Record<string, string>>,
  agreed: (name: string) => `${name} đồng ý`,
  noHistory: 'Chưa ai đổi gì.',
  standIn: {
    open: 'Giữ phiên thay chủ vườn',
    title: 'Giữ phiên',
    hint: 'Hình tạm nghỉ, đơn vẫn nhận. Người xem đọc lời này phía trên chỗ trò chuyện.',
    say: 'Nói với người xem',
    usual: [
      'Vườn đang mất sóng, chủ vườn quay lại ngay. Đơn vẫn nhận bình thường.',
      'Chủ vườn nghỉ tay ít phút. Mọi người cứ đặt, đơn vẫn nhận.',
    ],
    send: 'Giữ phiên',
    back: 'Trả phiên lại',
    isHeld: 'Hình đang nghỉ',
  },
};

export type StockMessages = typeof stockVi;
