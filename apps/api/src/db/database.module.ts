import { Global, Module } from '@nestjs/common';
import { Notices } from './notices.js';
import { Queries, UnitOfWork } from './unit-of-work.js';

@Global()
@Module({ providers: [UnitOfWork, Queries, Notices], exports: [UnitOfWork, Queries, Notices] })
export class DatabaseModule {}
