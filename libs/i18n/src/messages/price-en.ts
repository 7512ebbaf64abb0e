import type { MoreMessages } from './more-vi.js';

export const priceEn = {
  kinds: {
    fixed: 'Fixed price',
    flash: 'Flash price',
    falling_time: 'Falling price',
    falling_kilos: 'Buying together',
    wholesale: 'Wholesale',
  },
  opensAt: (time: string) => `Opens at ${time}, in`,
  endsIn: 'Ends in',
  over: 'The flash price is over',
  fallsTo: (price: string) => `Falls to ${price} in`,
  until: (time: string) => `until ${time}`,
  from: (time: string) => `from ${time}`,
  fallsAt: (price: string, time: string) => `Down to ${price} at ${time}`,
  lowest: 'At its lowest',
  atMost: 'at most',
  allTogether: (amount: string, price: string) => `${amount} more in all, and everybody pays ${price}`,
  atMostHint:
    'This is the most you pay. The more all buy, the lower it gets; when the grower closes this offer, everybody pays the lowest price.',
  tier: (amount: string, price: string) => `From ${amount}: ${price}`,
  tierMore: (amount: string, price: string) => `From ${amount} on it is ${price}`,
  was: (price: string) => `Usual price ${price}`,
} satisfies MoreMessages['price'];
