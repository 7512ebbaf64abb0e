/** What the seller says back in the chat: only what the market's own facts say, politely. */
import { priceWords } from './frames.mjs';

const everyMs = 6_000;

/** The answer to a line, or undefined. `offer` is what is pinned now. */
export function replyTo(line, offer) {
  if (line.fromHost) return undefined;
  const asked = line.text.normalize('NFC').toLowerCase();
  const topic = topics.find(({ words }) => words.some((word) => asked.includes(word)));
  return (topic ?? thanks).say(line.name, offer);
}

const thanks = { say: (name) => `Dạ vườn cảm ơn ${name} đã ghé phiên chợ ạ!` };

const topics = [
  {
    words: ['giá', 'gia bao', 'bao nhiêu', 'bao nhieu', 'nhiêu tiền'],
    say: (name, offer) =>
      offer
        ? `Dạ ${name} ơi, ${offer.name} hôm nay ${priceWords(offer)} ạ.`
        : `Dạ ${name} chờ vườn chút, món tiếp theo lên ngay ạ.`,
  },
  {
    words: ['còn', 'hết'],
    say: (name, offer) =>
      offer
        ? `Dạ ${name} ơi, mã ${offer.code} còn ${leftWords(offer)} ạ.`
        : `Dạ ${name} chờ vườn ghim món lên rồi xem giúp vườn nhé.`,
  },
  {
    words: ['ship', 'giao', 'vận chuyển'],
    say: (name) => `Dạ ${name} bấm Mua là thấy tiền giao tới xã, phường của mình, trả khi nhận hàng ạ.`,
  },
  {
    words: ['chốt', 'chot'],
    say: (name) => `Dạ vườn thấy rồi, ${name} xem lại rồi bấm Chốt đơn trên màn hình giúp vườn ạ.`,
  },
  { words: ['chào', 'hello', 'hi '], say: (name) => `Dạ vườn chào ${name}, mời mình xem hàng ạ!` },
];

function leftWords({ left, unit }) {
  const number = String(unit === 'g' ? Math.floor(left / 1_000) : left).replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return unit === 'g' ? `${number} kg` : `${number} cái`;
}

/** Lets through one answer every six seconds: a seller has one mouth. */
export function createPace(nowMs = Date.now) {
  let lastMs = -Infinity;
  return () => {
    if (nowMs() - lastMs < everyMs) return false;
    lastMs = nowMs();
    return true;
  };
}
