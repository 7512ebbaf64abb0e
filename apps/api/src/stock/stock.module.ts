import { Module } from '@nestjs/common';
import { CapsModule } from '../caps/index.js';
import { ModerationModule } from '../moderation/index.js';
import { OffersModule } from '../offers/index.js';
import { ShowsModule } from '../shows/index.js';
import { AskForMore } from './ask-for-more.js';
import { BuyerAsksController } from './buyer-asks.controller.js';
import { ChangeStock } from './change-stock.js';
import { StandIn } from './stand-in.js';
import { StockController } from './stock.controller.js';

@Module({
  imports: [CapsModule, OffersModule, ShowsModule, ModerationModule],
  controllers: [StockController, BuyerAsksController],
  providers: [ChangeStock, StandIn, AskForMore],
})
export class StockModule {}
