import { Module } from '@nestjs/common';
import { EnterReference } from './enter-reference.js';
import { ReferenceController } from './reference.controller.js';
import { SetFee } from './set-fee.js';
import { WitnessReference } from './witness-reference.js';

@Module({ controllers: [ReferenceController], providers: [EnterReference, WitnessReference, SetFee] })
export class ReferenceModule {}
