import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { PicturesModule } from '../pictures/index.js';
import { ChangeOffer, PinOffer } from './change-offer.js';
import { ListOffer } from './list-offer.js';
import { OffersController } from './offers.controller.js';

@Module({
  imports: [CatalogModule, PicturesModule],
  controllers: [OffersController],
  providers: [ListOffer, ChangeOffer, PinOffer],
})
export class OffersModule {}
