import { Module } from '@nestjs/common';
import { PricesModule } from '../prices/index.js';
import { NextOffer } from './next-offer.js';
import { PlanOffer } from './plan-offer.js';
import { RunController } from './run.controller.js';

@Module({ imports: [PricesModule], controllers: [RunController], providers: [PlanOffer, NextOffer] })
export class RunModule {}
