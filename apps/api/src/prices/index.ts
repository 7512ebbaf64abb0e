export { PricesModule } from './prices.module.js';
export { SetPriceRule } from './set-price-rule.js';
