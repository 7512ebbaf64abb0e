import { Module } from '@nestjs/common';
import { AboutModule } from '../about/index.js';
import { LastMinute } from './last-minute.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';
import { OperatorController } from './operator.controller.js';
import { Readings } from './readings.js';

@Module({
  imports: [AboutModule],
  controllers: [MetricsController, OperatorController],
  providers: [Readings, LastMinute, Metrics],
})
export class OperatorModule {}
