import { Module } from '@nestjs/common';
import { CapsController } from './caps.controller.js';
import { ChangeCap } from './change-cap.js';
import { DecideCapRequest } from './decide-cap-request.js';
import { SetPickingDay } from './set-picking-day.js';

@Module({
  controllers: [CapsController],
  providers: [ChangeCap, DecideCapRequest, SetPickingDay],
})
export class CapsModule {}
