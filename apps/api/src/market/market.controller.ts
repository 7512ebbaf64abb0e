import type { BoothView, MarketView, ProductView } from '@chophien/contracts';
import { Controller, Get, Param } from '@nestjs/common';
import { Needs } from '../accounts/index.js';
import { found } from '../http/refused.js';
import { IdPipe, SlugPipe } from '../http/validate.js';
import { MarketReads } from './market.reads.js';

@Controller('api/v1')
export class MarketController {
  constructor(private readonly reads: MarketReads) {}

  @Get('market')
  @Needs('market.read')
  market(): Promise<MarketView> {
    return this.reads.market();
  }

  @Get('booths/:slug')
  @Needs('market.read')
  async booth(@Param('slug', SlugPipe) slug: string): Promise<BoothView> {
    return found(await this.reads.booth(slug));
  }

  @Get('lots/:lotId')
  @Needs('market.read')
  async product(@Param('lotId', IdPipe) lotId: string): Promise<ProductView> {
    return found(await this.reads.product(lotId));
  }
}
