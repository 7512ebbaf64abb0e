import { Module } from '@nestjs/common';
import { Camera } from './camera.js';
import { LiveKit } from './livekit.js';
import { MediaController } from './media.controller.js';
import { TakeSeat } from './take-seat.js';

@Module({ controllers: [MediaController], providers: [LiveKit, Camera, TakeSeat], exports: [LiveKit] })
export class MediaModule {}
