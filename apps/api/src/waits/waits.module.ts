import { Module, type OnModuleInit } from '@nestjs/common';
import { OfferMoments, OffersModule } from '../offers/index.js';
import { JoinLine } from './join-line.js';
import { LeaveLine } from './leave-line.js';
import { ServeLine } from './serve-line.js';
import { SweepLines } from './sweep-lines.js';
import { WaitsController } from './waits.controller.js';

@Module({
  imports: [OffersModule],
  controllers: [WaitsController],
  providers: [JoinLine, LeaveLine, ServeLine, SweepLines],
})
export class WaitsModule implements OnModuleInit {
  constructor(
    private readonly moments: OfferMoments,
    private readonly serveLine: ServeLine,
  ) {}

  onModuleInit(): void {
    this.moments.on('freed', (tx, offer) => this.serveLine.run(tx, offer));
    this.moments.on('agreed', (tx, offer) => this.serveLine.run(tx, offer));
    this.moments.on('closed', (tx, offer) =>
      this.serveLine.end(tx, offer, offer.state === 'closed' ? 'offer_closed' : 'show_over'),
    );
  }
}
