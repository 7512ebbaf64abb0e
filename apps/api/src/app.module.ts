import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AboutModule } from './about/index.js';
import { AccountsModule, SessionGuard } from './accounts/index.js';
import { CapsModule } from './caps/index.js';
import { CatalogModule } from './catalog/index.js';
import { ChatModule } from './chat/index.js';
import { Env } from './config/env.js';
import { dataSourceOptions } from './db/data-source.js';
import { DatabaseModule } from './db/database.module.js';
import { DraftsModule } from './drafts/index.js';
import { entities } from './entities.js';
import { Counts } from './http/counts.js';
import { Leaving } from './http/leaving.js';
import { LOG, type Log } from './http/log.js';
import { Pressure } from './http/pressure.js';
import { QuickRoutes } from './http/quick-routes.js';
import { ProblemFilter } from './http/problem.filter.js';
import { BodyPipe } from './http/validate.js';
import { LiveModule } from './live/index.js';
import { MarketModule } from './market/index.js';
import { MediaModule } from './media/index.js';
import { ModerationModule } from './moderation/index.js';
import { OffersModule } from './offers/index.js';
import { OperatorModule } from './operator/index.js';
import { OrdersModule } from './orders/index.js';
import { PackingModule } from './packing/index.js';
import { PagesModule } from './pages/index.js';
import { PicturesModule } from './pictures/index.js';
import { PlacesModule } from './places/index.js';
import { PricesModule } from './prices/index.js';
import { ReferenceModule } from './reference/index.js';
import { RetentionModule } from './retention/index.js';
import { RunModule } from './run/index.js';
import { ShowsModule } from './shows/index.js';
import { StockModule } from './stock/index.js';
import { StageModule } from './stage/index.js';
import { TeamModule } from './team/index.js';
import { WholesaleModule } from './wholesale/index.js';
import { WaitsModule } from './waits/index.js';
import { WordsModule } from './words/index.js';

/** What the market is made of. */
export const features = [
  AccountsModule,
  PlacesModule,
  PicturesModule,
  CatalogModule,
  ShowsModule,
  OffersModule,
  CapsModule,
  OrdersModule,
  PricesModule,
  RunModule,
  WholesaleModule,
  DraftsModule,
  PackingModule,
  ReferenceModule,
  WaitsModule,
  ChatModule,
  ModerationModule,
  WordsModule,
  TeamModule,
  StockModule,
  RetentionModule,
  MediaModule,
  StageModule,
  MarketModule,
  PagesModule,
  LiveModule,
  AboutModule,
  OperatorModule,
];

@Module({})
export class AppModule {
  static with(env: Env, log: Log): DynamicModule {
    const settings = {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: Env, useValue: env },
        { provide: LOG, useValue: log },
        Counts,
        Leaving,
        Pressure,
        QuickRoutes,
      ],
      exports: [Env, LOG, Counts, Leaving, Pressure, QuickRoutes],
    };
    return {
      module: AppModule,
      imports: [
        settings,
        TypeOrmModule.forRoot({
          ...dataSourceOptions(env.DATABASE_URL, env.DATABASE_POOL_MAX, entities),
          retryAttempts: 20,
          retryDelay: 500,
        }),
        ...features,
      ],
      providers: [
        { provide: APP_GUARD, useExisting: SessionGuard },
        { provide: APP_PIPE, useClass: BodyPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
