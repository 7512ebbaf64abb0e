import { LotBody, MoveLotBody, type FactsView, type LotStockView, type LotView } from '@chophien/contracts';
import { cleanText } from '@chophien/domain';
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { Queries, UnitOfWork } from '../db/unit-of-work.js';
import { answer, found, Refused } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { PictureStore } from '../pictures/index.js';
import { AddLot } from './add-lot.js';
import { MoveLot } from './move-lot.js';

@Controller('api/v1')
export class CatalogController {
  constructor(
    private readonly addLot: AddLot,
    private readonly moveLot: MoveLot,
    private readonly work: UnitOfWork,
    private readonly queries: Queries,
    private readonly pictures: PictureStore,
  ) {}

  @Get('booths/:boothId/lots')
  @Needs('lot.read', { kind: 'booth', param: 'boothId' })
  lots(@Param('boothId', IdPipe) boothId: string): Promise<LotView[]> {
    return this.queries.rows(
      `select l.id, l.name, l.unit, l.variety, l.grade, l.origin, p.name as "producerName", l.picture,
         f.body ? 'parts' as "isBundle"
       from lots l join producers p on p.id = l.producer_id join fact_sheets f on f.id = l.facts_id where l.booth_id = $1 order by l.created_at desc limit 200`,
      [boothId],
    );
  }

  @Post('booths/:boothId/lots')
  @Needs('lot.write', { kind: 'booth', param: 'boothId' })
  async add(@Param('boothId', IdPipe) boothId: string, @Body() body: LotBody): Promise<LotView> {
    answer(await this.pictures.check(body.picture));
    return answer(await this.work.run((tx) => this.addLot.run(tx, boothId, body)));
  }

  /** More was harvested, some is lost, some came back. */
  @Post('lots/:lotId/movements')
  @HttpCode(200)
  @Needs('lot.write', { kind: 'lot', param: 'lotId' })
  async move(
    @Param('lotId', IdPipe) lotId: string,
    @SignedIn() me: Signed,
    @Body() body: MoveLotBody,
  ): Promise<LotStockView> {
    const why = cleanText(body.why);
    if (!why) throw new Refused({ code: 'invalid', fields: [{ path: 'why', rule: 'minLength' }] });
    const { kind, amount } = body;
    return answer(await this.moveLot.run(lotId, { kind, amount, accountId: me.id, why }));
  }

  /** The facts sheet of an offer as it stands now. */
  @Get('offers/:offerId/facts')
  @Needs('facts.read')
  async current(@Param('offerId', IdPipe) offerId: string): Promise<FactsView> {
    const row = await this.queries.row<{ body: FactsView }>(
      `select f.body from offers o join lots l on l.id = o.lot_id join fact_sheets f on f.id = l.facts_id where o.id = $1`,
      [offerId],
    );
    return found(row).body;
  }

  /** The facts sheets of all that lies in a show's bag, in its order. */
  @Get('shows/:showId/facts')
  @Needs('lot.read', { kind: 'show', param: 'showId' })
  async ofShow(@Param('showId', IdPipe) showId: string): Promise<FactsView[]> {
    const rows = await this.queries.rows<{ body: FactsView }>(
      `select f.body from offers o join lots l on l.id = o.lot_id join fact_sheets f on f.id = l.facts_id
       where o.show_id = $1 and o.state <> 'closed' order by o.position`,
      [showId],
    );
    return rows.map(({ body }) => body);
  }

  /** A facts sheet as it once stood: an order names the one its buyer saw. */
  @Get('facts/:factsId')
  @Needs('facts.read')
  @Header('Cache-Control', 'public, max-age=31536000, immutable')
  async sheet(@Param('factsId', IdPipe) factsId: string): Promise<FactsView> {
    const row = await this.queries.row<{ body: FactsView }>(`select body from fact_sheets where id = $1`, [
      factsId,
    ]);
    return found(row).body;
  }
}
