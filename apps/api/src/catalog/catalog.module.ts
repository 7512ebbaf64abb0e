import { Module } from '@nestjs/common';
import { AddLot } from './add-lot.js';
import { CatalogController } from './catalog.controller.js';

@Module({ controllers: [CatalogController], providers: [AddLot], exports: [AddLot] })
export class CatalogModule {}
