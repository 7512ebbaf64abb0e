export { MarketModule } from './market.module.js';
export { MarketReads } from './market.reads.js';
