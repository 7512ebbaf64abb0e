import { Module } from '@nestjs/common';
import { MediaModule } from '../media/index.js';
import { AboutController } from './about.controller.js';

@Module({ imports: [MediaModule], controllers: [AboutController] })
export class AboutModule {}
