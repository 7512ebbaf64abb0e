import type { ChotPart } from './chot-parts.js';
import type { ChotToken } from './chot-tokens.js';

/**
 * What a line is when it is no order, in the order of the rules: a claim to have paid, a cancel, a question, something
 * past. These only keep a line from ordering, so the plainest of them are understood without accents too; `huy` is not.
 */
export type OtherIntent = 'payment_claim' | 'cancel' | 'question' | 'past';

const goodsMark = '§';

/** The line as words between spaces, the goods in it as `§`. */
export function wordsOf(tokens: readonly ChotToken[], parts: readonly ChotPart[]): string {
  const out = tokens.map(({ text }) => (/^[;\n.!]$/u.test(text) ? ',' : text));
  for (const part of parts) {
    if (part.is !== 'named') continue;
    out.fill('', part.at, part.named.next);
    out[part.at] = goodsMark;
  }
  return ` ${out.filter((word) => word !== '').join(' ')} `;
}

const no = '(?:không|khong|ko|k|hông|hong|hok|hổng|hem|khum)';
const particles =
  '(?:(?:ạ|a|nha|nhé|nhe|shop|sốp|ad|admin|em|e|chị|c|anh|bạn|bn|mình|vậy|z|zậy|thế|v|ơi|oi|nhỉ|ta|đó|đây|đấy|nè|luôn|rồi|roi) )';
const end = `(?=${particles}*(?:[,?]|$))`;
/** A word of the same clause. */
const word = '[^\\s,?]+ ';
const any = (...list: string[]): RegExp => new RegExp(` (?:${list.join('|')})`, 'u');

const done = '(?:rồi|roi|r|xong)';
const pay =
  '(?:ck|chuyển khoản|chuyen khoan|chuyển tiền|chuyển|bank|banking|thanh toán|trả tiền|gửi tiền|bắn tiền|đặt cọc|cọc)';
const payment = any(
  `${pay} (?:(?!chưa )${word}){0,6}${done} (?!mới )`,
  `(?:đã|vừa|mới|da|vua|moi) (?:${word})?${pay} (?!(?:${word}){0,2}chưa ${end})`,
);

const take = '(?:lấy|mua|đặt|chốt|lay|nhận|cần|order)';
const cancelWord = any(
  'hủy ',
  'huỷ ',
  'cancel ',
  `(?:bỏ|rút|xóa|xoá|bo) (?:đơn|don) `,
  `(?:bỏ|rút|xóa|xoá) (?:mã )?${goodsMark} `,
);
const cancelAmount = any(`bỏ (?:bớt )?\\d\\S* (?:${word}){0,4}${goodsMark} `);
const refusing = any(
  `(?<!\\d )(?:${no}|đừng|khỏi|chả|chẳng) ${take} (?=(?:(?:đơn|hàng|mã) )*(?:${goodsMark}|nữa|nua|đơn|hàng|[,?]|$)|${particles}+(?:[,?]|$))`,
  `(?<!\\d )(?:${no}|đừng|khỏi|chả|chẳng) ${take} (?:${word}){0,4}(?:nữa|nua) `,
);
/** "Còn không lấy A1": asked first, so not refused. */
const stock = any(`(?:còn|có|được|đc|dc) (?:hàng )?${no} `);

const question = any(
  '(?:bao nhiêu|bao nhieu|bao nhiu|bnhiêu|bnhieu|bnhiu|bnh|nhiêu|nhiu) ',
  'bn (?!ơi |oi )',
  '(?:bao giờ|bao lâu|bao xa|khi nào|thế nào|như nào|(?:cái|loại|mã|hôm|chỗ|con|quả|bên|ngày|lúc|giá) nào) ',
  '(?:gì|đâu|cho hỏi|hỏi|tư vấn|how|price) ',
  '(?:(?:xin|báo|cho|hỏi) giá|giá (?:sao|bn|mấy)) ',
  `giá (?:mã )?(?:${goodsMark} |${end})`,
  '(?:còn mấy|mấy (?:giờ|tiền|loại|ngày|hôm|người|lần)) ',
  `(?:hả|hở|hử|à|chưa) ${end}`,
  `(?<!\\d )${no} ${end}`,
  `(?:được|đc|dc|phải|đúng|con) ${no} `,
  `(?:còn|có) (?:${word}){0,6}?(?<!\\d )(?:${no}|chưa) `,
);
const why = /(?<!\d) sao /u;
/** "1 thùng mấy kg": with a number beside it `mấy` asks. */
const howMany = / mấy (?:kg|g|gam|lạng|cân|ký|kí|quả|trái|thùng|hộp|túi|gói|hũ|chai) /u;

const took = '(?:mua|lấy|đặt|chốt|nhận|ăn|dùng|order)';
const past = any(
  `${took} (?:được |hàng |đơn )?${done} `,
  `${took} (?:${word}){0,6}${done} ${end}`,
  `(?:đã|vừa|mới|từng) ${took} `,
  '(?:hôm qua|hôm kia|hôm nọ|(?:hôm|bữa|tuần|tháng|lần|đợt|vụ) trước|năm ngoái|hồi sáng) ',
);

export function intentOf(line: string): OtherIntent | undefined {
  if (payment.test(line)) return 'payment_claim';
  if (cancels(line)) return 'cancel';
  if (asks(line)) return 'question';
  return past.test(line) ? 'past' : undefined;
}

function cancels(line: string): boolean {
  // "Bỏ A1 vào giỏ": put into, not taken out.
  if (!line.includes(' vào ') && (cancelWord.test(line) || cancelAmount.test(line))) return true;
  return refusing.test(line) && (!stock.test(line) || / nữa | nua /u.test(line));
}

function asks(line: string): boolean {
  if (line.includes(' ? ') || why.test(line) || question.test(line)) return true;
  return howMany.test(line) && / \d/u.test(line);
}

const isNo = new RegExp(`^(?:${no}|đừng|khỏi|chả|chẳng)$`, 'u');

/** Whether a verb at a token is refused by the word before it. */
export function isRefused(tokens: readonly ChotToken[], at: number): boolean {
  return isNo.test(tokens[at - 1]?.text ?? '');
}

const cancelHere = /^(?:hủy|huỷ|cancel|bỏ|rút|xóa|xoá|bo)$/u;

/** Whether a cancel begins at a token. */
export function isCancelAt(tokens: readonly ChotToken[], at: number): boolean {
  return cancelHere.test(tokens[at]?.text ?? '');
}
