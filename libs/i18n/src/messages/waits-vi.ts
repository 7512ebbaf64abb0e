import type { WaitReason, WaitState } from '@chophien/domain';
import { formatsFor } from '../formats.js';

const f = formatsFor('vi');

const over: Record<WaitReason, string> = {
  all_had: 'Bạn đã lấy đủ số muốn chờ.',
  went: 'Bạn đã rời hàng chờ.',
  declined: 'Bạn đã nhường lượt. Muốn chờ tiếp thì xếp lại từ cuối hàng.',
  timed_out: 'Lượt của bạn đã quá giờ nên sang người kế tiếp. Muốn chờ tiếp thì xếp lại từ cuối hàng.',
  buyer_limit: 'Bạn đã có phần nhiều nhất cho mỗi người nên không chờ thêm được.',
  rest_too_small: 'Phần còn thiếu ít hơn mức bán nhỏ nhất nên không phải chờ nữa.',
  offer_closed: 'Nhà vườn đã cất món này nên không có thêm hàng.',
  show_over: 'Phiên đã tan nên không chờ thêm được nữa.',
};

/** Hàng chờ: hết món thì xếp hàng, có hàng về thì tới lượt. */
export const waitsVi = {
  none: 'Món này hết rồi, nhưng có thể có người trả lại.',
  how: 'Có hàng về, chợ giữ riêng cho từng người, đúng thứ tự xếp hàng.',
  inLine: (people: number) =>
    people === 0 ? 'Chưa ai xếp hàng, bạn sẽ đứng đầu.' : `${f.count(people)} người đang chờ`,
  amount: 'Muốn chờ bao nhiêu?',
  join: (amount: string) => `Xếp hàng chờ ${amount}`,
  joining: 'Đang xếp hàng…',
  signInFirst: 'Đăng nhập để xếp hàng',
  place: (place: number, amount: string) =>
    place === 1 ? `Bạn đứng đầu hàng, chờ ${amount}` : `Bạn đứng thứ ${f.count(place)}, chờ ${amount}`,
  placeHint: 'Bạn cứ xem tiếp. Tới lượt là chợ báo ngay trên màn hình này.',
  heldFor: 'Đang có hàng giữ cho bạn.',
  seeHeld: 'Xem hàng đang giữ',
  leave: 'Thôi không chờ',
  leaving: 'Đang rời hàng…',
  mine: 'Đang xếp hàng chờ',
  toShow: 'Vào phiên',
  over,
  turnTitle: 'Tới lượt bạn',
  turn: (amount: string, minutes: number) => `Giữ cho bạn ${amount} trong ${f.count(minutes)} phút`,
  turnRest: (amount: string) => `Còn thiếu ${amount}: bạn vẫn đứng đầu hàng để lấy tiếp.`,
  turnHint: 'Chốt là thành đơn. Để quá giờ thì sang người kế tiếp.',
  pass: 'Nhường lượt',
  passing: 'Đang nhường…',
};

const studioReasons: Record<WaitReason, string> = {
  all_had: 'lấy đủ rồi',
  went: 'tự rời hàng',
  declined: 'nhường lượt',
  timed_out: 'quá giờ chốt',
  buyer_limit: 'đã đủ phần mỗi người',
  rest_too_small: 'phần thiếu quá nhỏ',
  offer_closed: 'món đã cất',
  show_over: 'phiên đã tan',
};

const studioStates: Record<WaitState, string> = {
  waiting: 'đang chờ',
  offered: 'chờ khách chốt',
  served: 'đã xong',
  left: 'đã đi',
  lapsed: 'bỏ lượt',
  ended: 'đã dừng',
};

export const waitsStudioVi = {
  line: (people: number, amount: string) => `${f.count(people)} người chờ · ${amount}`,
  nobody: 'Hàng chờ: không còn ai đợi',
  hint: 'Tăng mức bán là hàng tới đúng người đứng đầu.',
  waitsFor: (amount: string) => `chờ ${amount}`,
  held: (amount: string) => `giữ ${amount}`,
  had: (amount: string) => `đã lấy ${amount}`,
  asked: (amount: string) => `muốn ${amount}`,
  states: studioStates,
  reasons: studioReasons,
};

export type WaitsMessages = typeof waitsVi;
export type WaitsStudioMessages = typeof waitsStudioVi;
