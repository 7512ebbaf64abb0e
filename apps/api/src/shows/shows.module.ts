import { Module } from '@nestjs/common';
import { PicturesModule } from '../pictures/index.js';
import { ChangePlan } from './change-plan.js';
import { ChangeShowPicture } from './change-show-picture.js';
import { MoveShow } from './move-show.js';
import { PlanShow } from './plan-show.js';
import { ShowEnds } from './show-ends.js';
import { ShowsController } from './shows.controller.js';

@Module({
  imports: [PicturesModule],
  controllers: [ShowsController],
  providers: [MoveShow, PlanShow, ChangePlan, ChangeShowPicture, ShowEnds],
  exports: [MoveShow, ShowEnds],
})
export class ShowsModule {}
