export * from './chat.js';
export * from './money.js';
export * from './offers.js';
export * from './orders.js';
export * from './phones.js';
export * from './result.js';
export * from './shows.js';
export * from './stock.js';
