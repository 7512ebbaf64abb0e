import { Global, Module } from '@nestjs/common';
import { Queries, UnitOfWork } from './unit-of-work.js';

@Global()
@Module({ providers: [UnitOfWork, Queries], exports: [UnitOfWork, Queries] })
export class DatabaseModule {}
