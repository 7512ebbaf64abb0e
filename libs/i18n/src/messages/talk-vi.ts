import type { ActKind, HoldReason, RuleCode } from '@chophien/domain';
import { formatsFor } from '../formats.js';

const f = formatsFor('vi');

/** Những nếp khi trò chuyện; người coi phiên nêu đúng tên khi nhắc ai đó. */
const rules: Record<RuleCode, string> = {
  spam: 'nhắn rác, nhắn đi nhắn lại',
  abuse: 'xúc phạm người khác',
  fraud: 'nói sai hoặc lừa người mua',
  private_data: 'để lộ thông tin riêng',
  off_topic: 'không liên quan đến phiên',
  other: 'điều khác',
};

const held: Record<HoldReason, string> = {
  all: 'Tin của bạn đang chờ người coi phiên đọc rồi mới hiện ra.',
  newcomer: 'Bạn mới vào chợ nên tin đầu chờ người coi phiên đọc rồi mới hiện ra.',
  word: 'Tin có chữ cần xem lại nên đang chờ người coi phiên đọc.',
  address: 'Tin đang chờ người coi phiên đọc rồi mới hiện ra.',
};

type Told = Extract<ActKind, 'remove' | 'refuse' | 'mute' | 'ban'>;
const acted: Record<Told, (untilMs: number | null) => string> = {
  remove: () => 'Tin của bạn đã được gỡ khỏi màn hình.',
  refuse: () => 'Tin của bạn không được hiện ra.',
  mute: (untilMs) => `Bạn tạm không nhắn được${untilMs === null ? '' : ` đến ${f.dayAndTime(untilMs)}`}.`,
  ban: (untilMs) =>
    untilMs === null ? 'Bạn bị chặn nhắn ở đây.' : `Bạn bị chặn nhắn ở đây đến ${f.dayAndTime(untilMs)}.`,
};

/** Lời với người xem về chuyện trò trong phiên. */
export const talkVi = {
  announcement: 'Nhà vườn báo',
  held,
  acted,
  rules,
  becauseOf: (rule: string) => `Vì: ${rule}.`,
  youSaid: (text: string) => `Bạn đã nhắn: “${text}”`,
  stillFine: 'Xem và mua vẫn như thường, đơn đã đặt giữ nguyên.',
  undone: 'Người coi phiên đã gỡ lại việc này. Bạn nhắn được như trước.',
  appeal: 'Tôi thấy chưa đúng',
  appealLabel: 'Bạn kể lại giúp, người coi phiên sẽ trả lời',
  appealSend: 'Gửi khiếu nại',
  appealed: 'Đã nhận khiếu nại của bạn. Câu trả lời sẽ hiện ở đây.',
  upheld: (answer: string) => `Người coi phiên trả lời: ${answer}`,
  privately: (by: string) => `${by} trả lời riêng bạn`,
  dismiss: 'Đã hiểu',
};

export type TalkMessages = typeof talkVi;
