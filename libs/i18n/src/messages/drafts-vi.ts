import { formatsFor } from '../formats.js';
import type { RefusalWords } from '../say-refusal.js';

const f = formatsFor('vi');

/** Lời nói với nhà vườn, không phải với khách. */
type ToTheHost = Pick<RefusalWords, 'price_moved' | 'household_limit' | 'too_many_holds'>;

const refusals: ToTheHost = {
  price_moved: (r) =>
    `Giá vừa đổi thành ${f.price(r.price.dong, r.unit)}. Đơn chưa chốt; bạn đọc lại giá mới, khách ưng thì bấm lần nữa.`,
  household_limit: (r) =>
    r.left > 0
      ? `Mỗi nhà lấy tối đa ${f.amount(r.limit, r.unit)}, nhà này còn lấy được ${f.amount(r.left, r.unit)}. Đơn chưa chốt; nhờ khách nhắn lại ít hơn.`
      : `Nhà này đã lấy đủ ${f.amount(r.limit, r.unit)}, phần nhiều nhất cho mỗi nhà. Đơn chưa chốt.`,
  too_many_holds: (r) =>
    (r.of === 'address'
      ? `Địa chỉ này đang có ${r.most} đơn chưa trả tiền.`
      : `Khách này đang có ${r.most} đơn chưa trả tiền.`) +
    ` Đơn chưa chốt; chọn trả tiền khi nhận hàng là chốt được ngay. Chợ giữ nếp này từ ngày ${f.day(r.since)}.`,
};

/** Khách nhắn rồi mà ngại bấm: gọi một cuộc, nhà vườn ghi giúp. */
export const draftsVi = {
  title: 'Đơn chờ khách chốt',
  waiting: (count: number) => `${f.count(count)} đơn chờ khách chốt`,
  hint: 'Khách đã nhắn mà chưa bấm chốt. Ai ngại bấm thì gọi điện, bạn ghi giúp.',
  none: 'Không còn đơn nào chờ chốt.',
  left: 'còn',
  goods: (amount: string, name: string, code: string) => `${amount} ${name} (${code})`,
  write: 'Ghi giúp',
  writeNamed: (buyer: string, goods: string) => `Ghi giúp ${buyer}: ${goods}`,
  formTitle: (buyer: string) => `Ghi đơn giúp ${buyer}`,
  leftSaid: (leftS: number) => `Đơn này còn ${f.count(leftS)} giây để chốt.`,
  readOut: 'Đọc cho khách nghe',
  fell: (was: string) => `Lúc khách nhắn giá ${was}, giờ thấp hơn nên tính giá này.`,
  kept: (now: string) => `Giá đã lên ${now}, đơn này vẫn tính như lúc khách nhắn.`,
  send: 'Chốt giúp khách',
  sending: 'Đang chốt…',
  back: 'Về danh sách',
  offline: 'Máy đang mất mạng. Bạn cứ ghi tiếp, có mạng lại thì bấm chốt.',
  over: 'Hết giờ giữ, đơn này không chốt được nữa.',
  givenUp: 'Khách vừa thôi không lấy nữa.',
  typedKept: 'Những gì bạn ghi vẫn còn đây.',
  anew: (goods: string) => `Ghi tiếp cho đơn mới: ${goods}`,
  sayAgain: (left: string, line: string) =>
    `Món này còn ${left}. Nhờ khách nhắn lại “${line}”, đơn mới hiện ra là ghi tiếp được ngay.`,
  gone: 'Món này vừa hết. Khách lấy món khác thì nhắn lại trong phiên.',
  done: {
    you: 'Đã chốt giúp khách',
    buyer: 'Khách vừa tự chốt',
    stall: 'Người khác trong gian vừa chốt đơn này',
    somebody: 'Đơn này vừa được chốt',
  },
  order: (code: string) => `Đơn ${code}`,
  notUsed: 'Đơn giữ theo lời chốt trước, những gì bạn vừa ghi không dùng tới.',
  toPay: 'Chờ khách trả tiền trong trang đơn của khách.',
  refusals,
};

export type DraftsMessages = typeof draftsVi;
