/** Where an order comes from. A channel may have a cap of its own within the offer's. */
export const channels = ['own', 'relay', 'wholesale'] as const;
export type Channel = (typeof channels)[number];
