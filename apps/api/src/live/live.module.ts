import { Global, Module } from '@nestjs/common';
import { Admission } from './doorway/admission.js';
import { Threshold } from './doorway/threshold.js';
import { Bus } from './nodes/bus.js';
import { LiveHandlers } from './live-handlers.js';
import { LiveGateway } from './live.gateway.js';
import { Presence } from './presence.js';
import { ShowHub } from './show-hub.js';

@Global()
@Module({
  providers: [Bus, Presence, ShowHub, LiveHandlers, Admission, Threshold, LiveGateway],
  exports: [Admission, Bus, Presence, ShowHub, LiveHandlers, LiveGateway],
})
export class LiveModule {}
