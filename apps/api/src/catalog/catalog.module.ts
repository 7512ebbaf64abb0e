import { Module } from '@nestjs/common';
import { PicturesModule } from '../pictures/index.js';
import { AddLot } from './add-lot.js';
import { CatalogController } from './catalog.controller.js';
import { MoveLot } from './move-lot.js';
import { ProveLedger } from './prove-ledger.js';

@Module({
  imports: [PicturesModule],
  controllers: [CatalogController],
  providers: [AddLot, MoveLot, ProveLedger],
  exports: [AddLot],
})
export class CatalogModule {}
