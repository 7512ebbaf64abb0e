import { formatsFor } from '../formats.js';
import type { UpliftMessages } from './uplift-vi.js';

const f = formatsFor('en');
const percent = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

export const upliftEn: UpliftMessages = {
  title: 'Beside the trader',
  more: (perKgDong, dong) => `Growers get ${f.price(perKgDong, 'g')} more\u00A0· ${f.money(dong)} today`,
  less: (perKgDong, dong) => `Growers get ${f.price(perKgDong, 'g')} less\u00A0· ${f.money(dong)} today`,
  same: 'Today the same as the trader pays',
  nothingSold: (dongPerKg) => `The trader pays ${f.price(dongPerKg, 'g')}; nothing sold here yet`,
  enter: 'Write down what the trader pays today',
  goods: (amount) => `Sold here, ${amount}`,
  trader: 'The trader would pay',
  gross: 'Difference',
  fee: (basisPoints) => `Fee, ${percent.format(basisPoints / 100)}%`,
  delivery: 'Delivery that the booth pays',
  net: { more: 'Growers get more by', less: 'Growers get less by' },
  prices: 'Prices to compare with',
  noPrice: 'No trader’s price yet, so nothing is compared.',
  byWhom: (name, when) => `written by ${name}, ${when}`,
  someone: 'somebody of the booth',
  witness: (name) => `${name} saw it too`,
  ofDay: (day) => `price of ${day}`,
  formTitle: 'What the trader pays today',
  variety: 'Which variety?',
  price: 'The trader pays per kilogram',
  priceHint: 'Such as 26,600 or 27k',
  source: 'Who said so, and where?',
  sourceHint: 'Such as: Hùng’s scales in Kép',
  needPrice: 'Please write a price per kilogram, such as 26,600.',
  needSource: 'Please write who said so, and where.',
  save: 'Write it down',
  saving: 'Writing…',
  noPlace: 'The booth’s province is not known, so no price can be written down.',
  feeLabel: 'Fee on the goods (%)',
  feeHint: 'Leave 0 if there is none.',
  needFee: 'A fee is from 0 to 100, such as 2.5.',
  feeSave: 'Save fee',
};
