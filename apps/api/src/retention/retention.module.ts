import { Module } from '@nestjs/common';
import { ForgetLines } from './forget-lines.js';
import { PlaceHold } from './place-hold.js';
import { RetentionController } from './retention.controller.js';

@Module({ controllers: [RetentionController], providers: [PlaceHold, ForgetLines] })
export class RetentionModule {}
