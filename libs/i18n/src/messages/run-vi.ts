import { formatsFor } from '../formats.js';

const f = formatsFor('vi');

/** Trình tự giới thiệu: món nào trước, mấy phút, giá gì. */
export const runVi = {
  title: 'Trình tự giới thiệu',
  open: 'Xếp trình tự giới thiệu',
  openShort: 'Trình tự',
  hint: 'Kéo, hoặc bấm mũi tên để đổi thứ tự. Bấm hình bút để hẹn phút và giá.',
  next: 'Món tiếp theo',
  going: 'Đang chuyển món…',
  none: 'Hết món trong giỏ',
  total: (span: string) => `Cả trình tự hết ${span}`,
  totalNone: 'Chưa hẹn phút cho món nào',
  upTo: (span: string) => `hết ${span}`,
  noMinutes: 'chưa hẹn phút',
  flash: (price: string, minutes: number) => `giờ vàng ${price} trong ${f.count(minutes)} phút`,
  fall: (step: string, floor: string) => `bớt dần ${step} đến ${floor}`,
  now: 'Đang giới thiệu',
  on: (clock: string) => `Đã ${clock}`,
  of: (span: string) => `hẹn ${span}`,
  overBy: (clock: string) => `quá ${clock}`,
  passed: (names: readonly string[]) => `Đã bỏ qua ${names.join(', ')}`,
  why: { sold_out: 'hết hàng', closed: 'đã cất' },
  plan: {
    minutes: 'Giới thiệu mấy phút',
    minutesHint: 'Để trống cũng được',
    price: 'Giá khi đến lượt',
    kinds: { none: 'Giữ giá', flash: 'Giờ vàng', falling_time: 'Xuống dần' },
    lasts: 'Giờ vàng kéo dài mấy phút',
    needMinutes: 'Bạn ghi số phút, từ 1 đến 240 nhé.',
    save: 'Lưu trình tự',
  },
};
