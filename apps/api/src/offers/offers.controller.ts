import {
  BundleOfferBody,
  ListOfferBody,
  OrderBagBody,
  QuickOfferBody,
  SetPictureBody,
  SetPriceBody,
  type OfferView,
  type PictureView,
} from '@chophien/contracts';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { answer } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { ChangeOffer, PinOffer } from './change-offer.js';
import { ChangeLotPicture } from './change-lot-picture.js';
import { ListOffer } from './list-offer.js';
import { OrderBag } from './order-bag.js';

const ofShow = { kind: 'show', param: 'showId' } as const;
const ofOffer = { kind: 'offer', param: 'offerId' } as const;

@Controller('api/v1')
export class OffersController {
  constructor(
    private readonly listOffer: ListOffer,
    private readonly changeOffer: ChangeOffer,
    private readonly pinOffer: PinOffer,
    private readonly orderBag: OrderBag,
    private readonly changeLotPicture: ChangeLotPicture,
  ) {}

  @Post('shows/:showId/offers')
  @Needs('offer.list', ofShow)
  async list(
    @Param('showId', IdPipe) showId: string,
    @SignedIn() me: Signed,
    @Body() body: ListOfferBody,
  ): Promise<OfferView> {
    return answer(await this.listOffer.run(showId, me.id, body));
  }

  @Post('shows/:showId/offers/quick')
  @Needs('offer.list', ofShow)
  async quick(
    @Param('showId', IdPipe) showId: string,
    @SignedIn() me: Signed,
    @Body() body: QuickOfferBody,
  ): Promise<OfferView> {
    return answer(await this.listOffer.run(showId, me.id, body));
  }

  /** Several lots as one piece. */
  @Post('shows/:showId/offers/bundle')
  @Needs('offer.list', ofShow)
  async bundle(
    @Param('showId', IdPipe) showId: string,
    @SignedIn() me: Signed,
    @Body() body: BundleOfferBody,
  ): Promise<OfferView> {
    return answer(await this.listOffer.run(showId, me.id, body));
  }

  @Post('shows/:showId/bag-order')
  @HttpCode(200)
  @Needs('offer.list', ofShow)
  async order(@Param('showId', IdPipe) showId: string, @Body() body: OrderBagBody): Promise<OfferView[]> {
    return answer(await this.orderBag.run(showId, body.offerIds));
  }

  /** What a lot looks like, wherever it is for sale. */
  @Post('lots/:lotId/picture')
  @HttpCode(200)
  @Needs('lot.write', { kind: 'lot', param: 'lotId' })
  async lotPicture(
    @Param('lotId', IdPipe) lotId: string,
    @SignedIn() me: Signed,
    @Body() body: SetPictureBody,
  ): Promise<PictureView> {
    return answer(await this.changeLotPicture.run(lotId, me.id, body.picture));
  }

  @Post('offers/:offerId/price')
  @HttpCode(200)
  @Needs('offer.price', ofOffer)
  async price(
    @Param('offerId', IdPipe) id: string,
    @SignedIn() me: Signed,
    @Body() body: SetPriceBody,
  ): Promise<OfferView> {
    return answer(await this.changeOffer.run(id, me.id, { what: 'price_dong', to: body.priceDong }));
  }

  @Post('offers/:offerId/sold-out')
  @HttpCode(200)
  @Needs('offer.close', ofOffer)
  async soldOut(@Param('offerId', IdPipe) id: string, @SignedIn() me: Signed): Promise<OfferView> {
    return answer(await this.changeOffer.run(id, me.id, { what: 'state', to: 'sold_out' }));
  }

  @Post('offers/:offerId/reopen')
  @HttpCode(200)
  @Needs('offer.close', ofOffer)
  async reopen(@Param('offerId', IdPipe) id: string, @SignedIn() me: Signed): Promise<OfferView> {
    return answer(await this.changeOffer.run(id, me.id, { what: 'state', to: 'open' }));
  }

  @Post('offers/:offerId/close')
  @HttpCode(200)
  @Needs('offer.close', ofOffer)
  async close(@Param('offerId', IdPipe) id: string, @SignedIn() me: Signed): Promise<OfferView> {
    return answer(await this.changeOffer.run(id, me.id, { what: 'state', to: 'closed' }));
  }

  @Post('offers/:offerId/pin')
  @HttpCode(200)
  @Needs('offer.pin', ofOffer)
  async pin(@Param('offerId', IdPipe) id: string): Promise<OfferView> {
    return answer(await this.pinOffer.run(id, 'pin'));
  }

  @Post('offers/:offerId/unpin')
  @HttpCode(200)
  @Needs('offer.pin', ofOffer)
  async unpin(@Param('offerId', IdPipe) id: string): Promise<OfferView> {
    return answer(await this.pinOffer.run(id, 'unpin'));
  }
}
