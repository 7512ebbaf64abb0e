import { Module } from '@nestjs/common';
import { MediaModule } from '../media/index.js';
import { AboutController } from './about.controller.js';
import { Health } from './health.js';

@Module({ imports: [MediaModule], controllers: [AboutController], providers: [Health], exports: [Health] })
export class AboutModule {}
