import type { Unit } from '@chophien/domain';
import type { Language } from './languages.js';

/** Numbers, money, weights and times as the reader writes them. */
export type Formats = {
  count: (value: number) => string;
  /** `32.000 đ` */
  money: (dong: number) => string;
  /** `32.000` and `đ/kg` apart, for a price drawn large. */
  priceParts: (dong: number, unit: Unit) => { figure: string; per: string };
  /** `32.000 đ/kg` */
  price: (dong: number, unit: Unit) => string;
  /** `812 kg`, `2,5 kg`, `500 g`, `12 cái` */
  amount: (amount: number, unit: Unit) => string;
  /** Hours and minutes, as all times by the clock in Vietnam. */
  time: (atMs: number) => string;
  dayAndTime: (atMs: number) => string;
  /** A calendar day, `2026-06-12`. */
  day: (isoDay: string) => string;
  /** The two largest units that are left, for a wait: `2 ngày 3 giờ`, `4 phút 05 giây`. */
  countdown: (leftMs: number) => string;
  /** How long something lasts: `7 phút`, `2 phút 30 giây`. */
  span: (ms: number) => string;
  /** Minutes and seconds that are left, for a clock that runs: `09:41`; `1:09:41` from an hour on. */
  clock: (leftMs: number) => string;
};

/** A moment in its parts; each language puts them together itself, so that every browser and the server write the same. */
type Clock = { time: string; weekday: string; date: string };

/** The market's clock: a show begins and goods are handed over by it, wherever the reader is. */
const marketZone = 'Asia/Ho_Chi_Minh';

type UnitWords = {
  tag: string;
  moment: (clock: Clock) => string;
  piece: (count: number) => string;
  day: string;
  hour: string;
  minute: string;
  second: string;
};

const unitWords: Record<Language, UnitWords> = {
  vi: {
    tag: 'vi-VN',
    // Inside a sentence it is “thứ Sáu”; Intl writes it as at a beginning.
    moment: ({ time, weekday, date }) =>
      `${time} ${weekday.charAt(0).toLowerCase()}${weekday.slice(1)}, ${date}`,
    piece: () => 'cái',
    day: 'ngày',
    hour: 'giờ',
    minute: 'phút',
    second: 'giây',
  },
  en: {
    tag: 'en-GB',
    moment: ({ time, weekday, date }) => `${weekday} ${date}, ${time}`,
    piece: (count) => (count === 1 ? 'piece' : 'pieces'),
    day: 'd',
    hour: 'h',
    minute: 'min',
    second: 's',
  },
  fr: {
    tag: 'fr-FR',
    moment: ({ time, weekday, date }) => `${weekday} ${date} à ${time}`,
    piece: (count) => (count < 2 ? 'pièce' : 'pièces'),
    day: 'j',
    hour: 'h',
    minute: 'min',
    second: 's',
  },
};

/** A no-break space keeps figure and unit on one line. */
const join = '\u00A0';

export function formatsFor(language: Language): Formats {
  const words = unitWords[language];
  const whole = new Intl.NumberFormat(words.tag, { maximumFractionDigits: 0, useGrouping: true });
  const tenths = new Intl.NumberFormat(words.tag, { maximumFractionDigits: 3, useGrouping: true });
  const two = new Intl.NumberFormat(words.tag, { minimumIntegerDigits: 2 });
  const moment = new Intl.DateTimeFormat(words.tag, {
    weekday: 'long',
    day: 'numeric',
    month: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: marketZone,
  });
  const calendar = new Intl.DateTimeFormat(words.tag, {
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const per = (unit: Unit) => `đ/${unit === 'g' ? 'kg' : words.piece(1)}`;
  return {
    count: (value) => whole.format(value),
    money: (dong) => `${whole.format(dong)}${join}đ`,
    priceParts: (dong, unit) => ({ figure: whole.format(dong), per: per(unit) }),
    price: (dong, unit) => `${whole.format(dong)}${join}${per(unit)}`,
    amount: (amount, unit) => {
      if (unit === 'piece') return `${whole.format(amount)}${join}${words.piece(amount)}`;
      if (amount > 0 && amount < 1_000) return `${whole.format(amount)}${join}g`;
      return `${tenths.format(amount / 1_000)}${join}kg`;
    },
    time: (atMs) => clockOf(moment, atMs).time,
    dayAndTime: (atMs) => words.moment(clockOf(moment, atMs)),
    day: (isoDay) => calendar.format(Date.parse(`${isoDay}T00:00:00Z`)),
    countdown: (leftMs) => countdown(words, leftMs),
    span: (ms) => countdown(words, ms, { zeros: false }),
    clock: (leftMs) => clock(two, leftMs),
  };
}

function clockOf(moment: Intl.DateTimeFormat, atMs: number): Clock {
  const parts = moment.formatToParts(atMs);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return {
    time: `${of('hour')}:${of('minute')}`,
    weekday: of('weekday'),
    date: `${Number(of('day'))}/${Number(of('month'))}`,
  };
}

function clock(two: Intl.NumberFormat, leftMs: number): string {
  // Never more than there is: what is shown as left can still be used.
  const seconds = Math.max(0, Math.floor(leftMs / 1_000));
  const hours = Math.floor(seconds / 3_600);
  const short = `${two.format(Math.floor(seconds / 60) % 60)}:${two.format(seconds % 60)}`;
  return hours > 0 ? `${hours}:${short}` : short;
}

function countdown(words: UnitWords, leftMs: number, { zeros } = { zeros: true }): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), words.day],
    [Math.floor(seconds / 3_600) % 24, words.hour],
    [Math.floor(seconds / 60) % 60, words.minute],
    [seconds % 60, words.second],
  ];
  const first = parts.findIndex(([value]) => value > 0);
  if (first < 0) return `0${join}${words.second}`;
  return parts
    .slice(first, first + 2)
    .filter(([value]) => zeros || value > 0)
    .map(([value, word]) => `${value}${join}${word}`)
    .join(' ');
}
