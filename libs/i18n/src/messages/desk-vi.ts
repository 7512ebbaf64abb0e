import type { ActKind, Audience, HoldReason, RuleCode } from '@chophien/domain';
import type { Power } from '@chophien/contracts';
import { formatsFor } from '../formats.js';

const f = formatsFor('vi');

const powers: Record<Power, { name: string; hint: string }> = {
  chat: { name: 'Coi chuyện trò', hint: 'Gỡ tin, duyệt tin, tạm ngưng, chặn, trả lời riêng.' },
  caps: { name: 'Chỉnh mức bán', hint: 'Tăng giảm số bán, báo hết hàng, mở lại.' },
  prices: { name: 'Chỉnh giá', hint: 'Lên xuống giá khi đang bán.' },
  pin: { name: 'Ghim món, treo tin báo', hint: 'Chọn món đang giới thiệu, viết lời báo chung.' },
  buyers: { name: 'Xem khách mua', hint: 'Thấy đơn và tên khách khi đơn vừa chốt.' },
  numbers: { name: 'Xem số liệu', hint: 'Người xem, đơn, kg, tiền theo phút.' },
};

const holds: Record<HoldReason, string> = {
  all: 'đang duyệt mọi tin',
  newcomer: 'người mới vào chợ',
  word: 'có từ trong danh sách',
  address: 'cùng mạng với người vừa bị chặn',
};

const rules: Record<RuleCode, string> = {
  spam: 'Nhắn rác, lặp lại',
  abuse: 'Xúc phạm',
  fraud: 'Lừa người mua',
  private_data: 'Lộ thông tin riêng',
  off_topic: 'Lạc chuyện',
  other: 'Khác',
};

const acts: Record<ActKind, string> = {
  remove: 'Gỡ tin',
  publish: 'Cho hiện',
  refuse: 'Không cho hiện',
  mute: 'Tạm ngưng nhắn',
  ban: 'Chặn',
  rules: 'Đổi cách nhắn',
  announce: 'Treo tin báo',
  word_add: 'Thêm từ',
  word_drop: 'Bỏ từ',
  undo: 'Gỡ lại',
};

const audiences: Record<Audience, string> = {
  all: 'Ai cũng nhắn được',
  followers: 'Chỉ người theo dõi gian',
  buyers: 'Chỉ người đã mua',
};

/** Bàn coi phiên: giữ chuyện trò tử tế trong lúc nhà vườn bận tay. */
export const deskVi = {
  title: 'Bàn coi phiên',
  way: 'Bàn coi phiên',
  wayNamed: (title: string) => `Bàn coi phiên ${title}`,
  mine: 'Phiên bạn giúp coi',
  noPower: 'Bạn chưa được giao việc nào ở phiên này.',
  withdrawn: 'Quyền coi phiên này của bạn vừa được rút.',
  withdrawnHint:
    'Việc vừa bấm chưa được ghi. Bạn hỏi nhà vườn nếu thấy nhầm; các phiên khác vẫn ở trang đầu.',
  home: 'Về trang đầu',
  lost: 'Đang mất mạng. Tin mới tự hiện khi có lại.',
  parts: {
    talk: 'Chuyện trò',
    held: 'Chờ duyệt',
    appeals: 'Khiếu nại',
    people: 'Đang bị ngưng',
    log: 'Nhật ký',
    rules: 'Cách nhắn',
    words: 'Từ cấm',
    team: 'Người giúp',
  },
  count: (label: string, count: number) => (count === 0 ? label : `${label} (${f.count(count)})`),
  talk: {
    label: 'Tin của khách, mới nhất ở cuối',
    hint: 'Chọn một tin để xử lý. Bấm ? để xem phím tắt.',
    empty: 'Chưa ai nhắn gì.',
    paused: (more: number) => (more === 0 ? 'Đang dừng ở tin bạn chọn' : `Có thêm ${f.count(more)} tin`),
    toEnd: 'Về tin mới nhất',
    host: 'Nhà vườn',
  },
  writer: {
    title: (name: string) => `Tin của ${name}`,
    since: (atMs: number) => `Vào chợ ${f.dayAndTime(atMs)}`,
    keeper: 'Chủ gian hoặc người coi phiên',
    bought: 'Đã mua ở gian này',
    notBought: 'Chưa mua ở gian này',
    lines: 'Đã nhắn ở phiên này',
    removed: 'đã gỡ',
    acts: 'Đã bị nhắc ở gian này',
    close: 'Bỏ chọn',
  },
  act: {
    names: acts,
    /** On a small button beside the chosen line. */
    short: { remove: 'Gỡ tin', mute: 'Tạm ngưng', ban: 'Chặn' },
    rule: 'Vì điều gì',
    rules,
    why: 'Nói rõ thêm (không bắt buộc)',
    minutes: 'Trong bao lâu',
    minute: (minutes: number) => f.span(minutes * 60_000),
    forEver: 'Không hạn',
    reach: 'Ở đâu',
    reaches: { show: 'Phiên này', booth: 'Cả gian hàng' },
    confirm: {
      remove: 'Gỡ tin này',
      publish: 'Cho hiện',
      refuse: 'Không cho hiện',
      mute: 'Tạm ngưng người này',
      ban: 'Chặn người này',
    },
    title: (name: string) => `Xử lý tin của ${name}`,
    told: 'Người này được báo rõ lý do và khiếu nại được.',
    done: (what: string) => `${what}: đã xong`,
    undo: 'Gỡ lại',
    undoWhy: 'Vì sao gỡ lại',
    undone: (by: string, why: string) => `${by} đã gỡ lại: ${why}`,
    reply: 'Trả lời riêng',
    replyLabel: 'Chỉ người này đọc được',
    send: 'Gửi',
    sent: 'Đã gửi riêng',
  },
  held: {
    empty: 'Không có tin nào chờ duyệt.',
    why: holds,
    word: (word: string) => `từ “${word}”`,
    more: (count: number) => `Còn ${f.count(count)} tin nữa phía sau.`,
  },
  appeals: {
    empty: 'Chưa có khiếu nại nào.',
    due: (atMs: number) => `Trả lời trước ${f.dayAndTime(atMs)}`,
    late: 'Đã quá hạn trả lời',
    says: (name: string) => `${name} nói`,
    answer: 'Câu trả lời',
    uphold: 'Giữ nguyên',
    lift: 'Gỡ lại cho họ',
    states: { open: 'Đang chờ', upheld: 'Giữ nguyên', lifted: 'Đã gỡ lại' },
  },
  people: {
    empty: 'Không ai đang bị ngưng hay chặn.',
    until: (atMs: number | null) => (atMs === null ? 'không hạn' : `đến ${f.dayAndTime(atMs)}`),
  },
  log: { empty: 'Chưa có việc nào.', by: (name: string) => `bởi ${name}`, older: 'Xem việc cũ hơn' },
  rules: {
    slow: 'Mỗi người nhắn cách nhau',
    slowOff: 'Không giới hạn',
    seconds: (seconds: number) => f.span(seconds * 1_000),
    audience: 'Ai được nhắn',
    audiences,
    newcomer: 'Duyệt tin của người mới vào chợ dưới',
    newcomerOff: 'Không duyệt',
    holdAll: 'Duyệt mọi tin trước khi hiện',
    save: 'Ghi cách nhắn',
    saved: 'Đã ghi, mọi màn hình đã theo.',
    theirs: 'Người khác vừa đổi; dưới đây là cách đang dùng. Bạn chọn lại rồi ghi.',
    announcement: 'Tin báo treo trên chuyện trò',
    announcementHint: 'Ví dụ: Giao từ thứ Bảy. Để trống là hạ xuống.',
    announce: 'Treo tin báo',
    takeDown: 'Hạ xuống',
  },
  words: {
    hint: 'Viết đủ dấu. Viết không dấu, chèn dấu chấm, lặp chữ vẫn nhận ra; từ chỉ khác dấu thì không bị bắt nhầm.',
    add: 'Thêm từ',
    word: 'Từ hoặc cụm từ',
    verdicts: { hold: 'Chờ duyệt', block: 'Không cho gửi' },
    verdict: 'Gặp thì',
    reaches: { market: 'cả chợ', booth: 'gian này', show: 'phiên này' },
    drop: (word: string) => `Bỏ từ ${word}`,
    empty: 'Danh sách đang trống.',
  },
  team: {
    hint: (most: number) =>
      `Giao việc theo số điện thoại, tối đa ${f.count(most)} người. Rút lúc nào cũng được, có hiệu lực ngay.`,
    phone: 'Số điện thoại',
    powers: 'Được làm gì',
    names: powers,
    ends: 'Đến hết ngày (để trống là không hạn)',
    give: 'Giao việc',
    given: 'Đã giao việc.',
    withdraw: 'Rút quyền',
    withdrawAsk: (who: string) => `Rút quyền của ${who}?`,
    withdrawHint: 'Màn hình đang mở của người này đóng ngay. Giao lại lúc nào cũng được.',
    no: 'Không rút',
    waits: 'Chưa đăng nhập lần nào',
    until: (atMs: number) => `đến ${f.dayAndTime(atMs)}`,
    empty: 'Chưa giao cho ai.',
    needPower: 'Bạn chọn ít nhất một việc.',
  },
  keys: {
    title: 'Phím tắt',
    list: [
      ['J / K', 'tin sau, tin trước'],
      ['D', 'gỡ tin đang chọn'],
      ['M', 'tạm ngưng người nhắn'],
      ['B', 'chặn người nhắn'],
      ['R', 'trả lời riêng'],
      ['Esc', 'bỏ chọn, chạy tiếp'],
      ['?', 'mở bảng này'],
    ] as readonly (readonly [string, string])[],
  },
};

export type DeskMessages = typeof deskVi;
