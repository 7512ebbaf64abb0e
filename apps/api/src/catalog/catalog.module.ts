import { Module } from '@nestjs/common';
import { PicturesModule } from '../pictures/index.js';
import { AddLot } from './add-lot.js';
import { CatalogController } from './catalog.controller.js';
import { MoveLot } from './move-lot.js';

@Module({
  imports: [PicturesModule],
  controllers: [CatalogController],
  providers: [AddLot, MoveLot],
  exports: [AddLot],
})
export class CatalogModule {}
