import { Module } from '@nestjs/common';
import { HoldsModule } from '../holds/index.js';
import { OffersModule } from '../offers/index.js';
import { OrdersModule } from '../orders/index.js';
import { AgreeToDraft } from './agree-to-draft.js';
import { ConfirmDraftFor } from './confirm-draft-for.js';
import { ConfirmDraft } from './confirm-draft.js';
import { DraftsController } from './drafts.controller.js';
import { ReadLine } from './read-line.js';

@Module({
  imports: [HoldsModule, OffersModule, OrdersModule],
  controllers: [DraftsController],
  providers: [AgreeToDraft, ConfirmDraft, ConfirmDraftFor, ReadLine],
  exports: [ReadLine],
})
export class DraftsModule {}
