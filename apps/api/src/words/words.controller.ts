import { WordBody, type WordView } from '@chophien/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { Queries, UnitOfWork } from '../db/unit-of-work.js';
import { answer, found } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { showById } from '../shows/index.js';
import { addWord, dropWord, wordsIn, type ListOf } from './words.rows.js';

const ofShow = { kind: 'show', param: 'showId' } as const;
const ofBooth = { kind: 'booth', param: 'boothId' } as const;

/** The lists of words that are not said: the market's, a booth's, a show's. Each answers with all that count there. */
@Controller('api/v1')
export class WordsController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: Queries,
  ) {}

  @Get('market/words')
  @Needs('market.words')
  ofMarket(): Promise<WordView[]> {
    return wordsIn(this.queries, { reach: 'market' });
  }

  @Post('market/words')
  @HttpCode(200)
  @Needs('market.words')
  addToMarket(@SignedIn() me: Signed, @Body() body: WordBody): Promise<WordView[]> {
    return this.add({ reach: 'market' }, me, body);
  }

  @Delete('market/words/:wordId')
  @Needs('market.words')
  dropFromMarket(@SignedIn() me: Signed, @Param('wordId', IdPipe) wordId: string): Promise<WordView[]> {
    return this.drop({ reach: 'market' }, me, wordId);
  }

  @Get('booths/:boothId/words')
  @Needs('chat.moderate', ofBooth)
  ofBooth(@Param('boothId', IdPipe) boothId: string): Promise<WordView[]> {
    return wordsIn(this.queries, { reach: 'booth', boothId });
  }

  @Post('booths/:boothId/words')
  @HttpCode(200)
  @Needs('chat.moderate', ofBooth)
  addToBooth(
    @Param('boothId', IdPipe) boothId: string,
    @SignedIn() me: Signed,
    @Body() body: WordBody,
  ): Promise<WordView[]> {
    return this.add({ reach: 'booth', boothId }, me, body);
  }

  @Delete('booths/:boothId/words/:wordId')
  @Needs('chat.moderate', ofBooth)
  dropFromBooth(
    @Param('boothId', IdPipe) boothId: string,
    @Param('wordId', IdPipe) wordId: string,
    @SignedIn() me: Signed,
  ): Promise<WordView[]> {
    return this.drop({ reach: 'booth', boothId }, me, wordId);
  }

  @Get('shows/:showId/words')
  @Needs('chat.moderate', ofShow)
  async ofShow(@Param('showId', IdPipe) showId: string): Promise<WordView[]> {
    return wordsIn(this.queries, await this.listOf(showId));
  }

  @Post('shows/:showId/words')
  @HttpCode(200)
  @Needs('chat.moderate', ofShow)
  async addToShow(
    @Param('showId', IdPipe) showId: string,
    @SignedIn() me: Signed,
    @Body() body: WordBody,
  ): Promise<WordView[]> {
    return this.add(await this.listOf(showId), me, body);
  }

  @Delete('shows/:showId/words/:wordId')
  @Needs('chat.moderate', ofShow)
  async dropFromShow(
    @Param('showId', IdPipe) showId: string,
    @Param('wordId', IdPipe) wordId: string,
    @SignedIn() me: Signed,
  ): Promise<WordView[]> {
    return this.drop(await this.listOf(showId), me, wordId);
  }

  private async listOf(showId: string): Promise<ListOf> {
    const show = found(await showById(this.queries, showId));
    return { reach: 'show', showId, boothId: show.booth_id };
  }

  private async add(list: ListOf, me: Signed, body: WordBody): Promise<WordView[]> {
    answer(await this.work.run((tx) => addWord(tx, { list, accountId: me.id, body })));
    return wordsIn(this.queries, list);
  }

  private async drop(list: ListOf, me: Signed, wordId: string): Promise<WordView[]> {
    answer(await this.work.run((tx) => dropWord(tx, { list, accountId: me.id, wordId })));
    return wordsIn(this.queries, list);
  }
}
