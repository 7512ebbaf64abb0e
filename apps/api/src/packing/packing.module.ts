import { Module } from '@nestjs/common';
import { OrdersModule } from '../orders/index.js';
import { AnswerWeight } from './answer-weight.js';
import { PackingController } from './packing.controller.js';
import { SplitPick } from './split-pick.js';
import { WeighIn } from './weigh-in.js';

@Module({
  imports: [OrdersModule],
  controllers: [PackingController],
  providers: [WeighIn, SplitPick, AnswerWeight],
})
export class PackingModule {}
