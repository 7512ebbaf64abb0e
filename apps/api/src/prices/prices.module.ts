import { Module } from '@nestjs/common';
import { OffersModule } from '../offers/index.js';
import { ClosePrices } from './close-prices.js';
import { PricesController } from './prices.controller.js';
import { SetPriceRule } from './set-price-rule.js';

@Module({
  imports: [OffersModule],
  controllers: [PricesController],
  providers: [SetPriceRule, ClosePrices],
  exports: [SetPriceRule],
})
export class PricesModule {}
