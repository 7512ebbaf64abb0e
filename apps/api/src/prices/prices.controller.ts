import { SetPriceRuleBody, type OfferView } from '@chophien/contracts';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { answer } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { SetPriceRule } from './set-price-rule.js';

@Controller('api/v1')
export class PricesController {
  constructor(private readonly setPriceRule: SetPriceRule) {}

  /** How the offer comes to its price from now on (docs/prices.md). */
  @Post('offers/:offerId/price-rule')
  @HttpCode(200)
  @Needs('offer.price', { kind: 'offer', param: 'offerId' })
  async rule(
    @Param('offerId', IdPipe) id: string,
    @SignedIn() me: Signed,
    @Body() body: SetPriceRuleBody,
  ): Promise<OfferView> {
    return answer(await this.setPriceRule.run(id, me.id, body));
  }
}
