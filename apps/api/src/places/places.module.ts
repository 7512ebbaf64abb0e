import { Module } from '@nestjs/common';
import { Addresses } from './addresses.js';
import { PlacesController } from './places.controller.js';

@Module({ controllers: [PlacesController], providers: [Addresses] })
export class PlacesModule {}
