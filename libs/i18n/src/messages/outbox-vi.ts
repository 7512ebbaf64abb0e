import { formatsFor } from '../formats.js';

const f = formatsFor('vi');

/** Những lệnh đã bấm mà chợ chưa trả lời. */
export const outboxVi = {
  title: 'Lệnh đang chờ gửi',
  waiting: (count: number) => `${f.count(count)} lệnh đang chờ`,
  waitsFor: {
    sending: 'Đang gửi tới chợ…',
    lost: 'Đợi mạng. Có mạng là tự gửi, mỗi lệnh chỉ tính một lần.',
    busy: 'Chợ đang đông, đang gửi lại giúp bạn. Mỗi lệnh chỉ tính một lần.',
  },
  order: (amount: string, name: string) => `Mua ${amount} ${name}`,
  line: (text: string) => `Nhắn “${text}”`,
  giveUp: 'Thôi, không gửi',
  giveUpNamed: (what: string) => `Thôi, không gửi: ${what}`,
  sent: 'Đã gửi, đang đợi chợ trả lời',
  placed: (code: string) => `Đã chốt đơn ${code}. Xem trong Đơn của tôi.`,
  held: 'Chợ đang giữ hàng bạn nhắn mua. Vào Đơn của tôi để chốt.',
  refused: (what: string) => `Không thành: ${what}.`,
  tooLate: (what: string) =>
    `Để lâu quá nên thôi gửi: ${what}. Bạn xem lại trong Đơn của tôi trước khi đặt nữa nhé.`,
  seen: 'Đã rõ',
};
