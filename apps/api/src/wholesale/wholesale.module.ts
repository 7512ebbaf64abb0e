import { Module } from '@nestjs/common';
import { WholesaleController } from './wholesale.controller.js';

@Module({ controllers: [WholesaleController] })
export class WholesaleModule {}
