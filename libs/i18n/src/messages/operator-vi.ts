import { formatsFor } from '../formats.js';

const f = formatsFor('vi');

/** Trang trông chợ: ít chữ, liếc qua là biết. */
export const operatorVi = {
  title: 'Trông chợ',
  process: (name: string) => `Máy ${name}`,
  states: {
    ok: 'Chợ chạy tốt',
    degraded: 'Chợ vẫn chạy, có chỗ hỏng',
    down: 'Chợ không nhận đơn được',
    closing: 'Máy này sắp nghỉ',
  },
  parts: { database: 'Kho dữ liệu', video: 'Hình và tiếng', redis: 'Tin giữa các máy' },
  partStates: { up: 'chạy', down: 'hỏng', off: 'không dùng' },
  part: (name: string, state: string) => `${name}: ${state}`,
  now: 'Lúc này',
  sockets: 'Đường dây đang mở',
  frames: 'Lượt báo tin mỗi giây',
  tick: 'Một lượt báo tin mất',
  late: 'Máy trễ',
  waiting: 'Đang chờ xử lý',
  ms: (n: number) => `${f.count(n)}\u00A0ms`,
  minute: (least: string, most: string) => `Trong một phút qua: từ ${least} đến ${most}`,
  queues: 'Hàng chờ',
  lanes: { orders: 'Đơn hàng', chat: 'Lời nhắn' },
  lane: (waiting: number, lastBatch: number) =>
    `${f.count(waiting)} đang chờ, mẻ trước ${f.count(lastBatch)}`,
  pool: 'Đường vào kho dữ liệu',
  poolUse: (inUse: number, idle: number, waiting: number) =>
    `${f.count(inUse)} đang dùng, ${f.count(idle)} rảnh, ${f.count(waiting)} phải chờ`,
  shows: 'Phiên đang có người xem',
  noShows: 'Chưa có ai xem phiên nào ở máy này.',
  watching: (n: number) => `${f.count(n)} người xem`,
  refused: 'Lời từ chối trong một phút qua',
  noneRefused: 'Không ai bị từ chối.',
  times: (n: number) => `${f.count(n)} lần`,
};

export type OperatorMessages = typeof operatorVi;
