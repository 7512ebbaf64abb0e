import { Module } from '@nestjs/common';
import { MarketModule } from '../market/index.js';
import { PicturesModule } from '../pictures/index.js';
import { StageModule } from '../stage/index.js';
import { DrawnPages } from './drawn-pages.js';
import { PagesController } from './pages.controller.js';

/** The viewer's pages as their first HTML. */
@Module({
  imports: [MarketModule, PicturesModule, StageModule],
  controllers: [PagesController],
  providers: [DrawnPages],
})
export class PagesModule {}
