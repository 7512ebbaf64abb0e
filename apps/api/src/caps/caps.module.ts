import { Module } from '@nestjs/common';
import { OffersModule } from '../offers/index.js';
import { CapsController } from './caps.controller.js';
import { ChangeCap } from './change-cap.js';
import { DecideCapRequest } from './decide-cap-request.js';
import { SetPickingDay } from './set-picking-day.js';

@Module({
  imports: [OffersModule],
  controllers: [CapsController],
  providers: [ChangeCap, DecideCapRequest, SetPickingDay],
  exports: [ChangeCap],
})
export class CapsModule {}
