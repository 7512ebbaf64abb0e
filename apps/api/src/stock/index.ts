export { BuyerAsk, StockAsk } from './stock-ask.entity.js';
export { StockModule } from './stock.module.js';
