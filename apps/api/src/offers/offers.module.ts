import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { PicturesModule } from '../pictures/index.js';
import { ShowsModule } from '../shows/index.js';
import { ChangeOffer, PinOffer } from './change-offer.js';
import { ChangeLotPicture } from './change-lot-picture.js';
import { EndOffers } from './end-offers.js';
import { ListOffer } from './list-offer.js';
import { OfferMoments } from './offer-moments.js';
import { OffersController } from './offers.controller.js';
import { OrderBag } from './order-bag.js';

@Module({
  imports: [CatalogModule, PicturesModule, ShowsModule],
  controllers: [OffersController],
  providers: [ListOffer, ChangeOffer, PinOffer, OrderBag, ChangeLotPicture, OfferMoments, EndOffers],
  exports: [ChangeOffer, OfferMoments],
})
export class OffersModule {}
