import { Module } from '@nestjs/common';
import { MarketController } from './market.controller.js';
import { MarketReads } from './market.reads.js';

@Module({ controllers: [MarketController], providers: [MarketReads], exports: [MarketReads] })
export class MarketModule {}
