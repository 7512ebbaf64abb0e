import { Module } from '@nestjs/common';
import { MoveShow } from './move-show.js';
import { PlanShow } from './plan-show.js';
import { ShowsController } from './shows.controller.js';

@Module({ controllers: [ShowsController], providers: [MoveShow, PlanShow] })
export class ShowsModule {}
