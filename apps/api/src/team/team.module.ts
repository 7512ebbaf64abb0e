import { Module } from '@nestjs/common';
import { GivePowers } from './give-powers.js';
import { TeamController } from './team.controller.js';

@Module({ controllers: [TeamController], providers: [GivePowers] })
export class TeamModule {}
