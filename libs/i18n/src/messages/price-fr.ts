import type { MoreMessages } from './more-vi.js';

export const priceFr = {
  kinds: {
    fixed: 'Prix fixe',
    flash: 'Prix flash',
    falling_time: 'Prix qui baisse',
    falling_kilos: 'Achat groupé',
    wholesale: 'Prix de gros',
  },
  opensAt: (time: string) => `Ouvre à ${time}, dans`,
  endsIn: 'Encore',
  over: 'Le prix flash est fini',
  fallsTo: (price: string) => `Passe à ${price} dans`,
  until: (time: string) => `jusqu’à ${time}`,
  from: (time: string) => `à partir de ${time}`,
  fallsAt: (price: string, time: string) => `${price} à partir de ${time}`,
  lowest: 'Au plus bas',
  atMost: 'au plus',
  allTogether: (amount: string, price: string) => `Encore ${amount} en tout et chacun paie ${price}`,
  atMostHint:
    'C’est le plus que vous paierez. Plus le marché achète, plus le prix baisse ; à la clôture, chacun paie le prix le plus bas.',
  tier: (amount: string, price: string) => `Dès ${amount} : ${price}`,
  tierMore: (amount: string, price: string) => `Dès ${amount}, c’est ${price}`,
  was: (price: string) => `Prix habituel ${price}`,
} satisfies MoreMessages['price'];
