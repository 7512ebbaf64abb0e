import { ApproveWholesaleBody, type WholesaleBuyerView } from '@chophien/contracts';
import { accept, mobileNumber, refuse } from '@chophien/domain';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { Queries, UnitOfWork } from '../db/unit-of-work.js';
import { answer } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { wholesaleBuyersOf, WholesaleRows } from './wholesale.rows.js';

const ofBooth = { kind: 'booth', param: 'boothId' } as const;

/** Who may buy at a booth's wholesale prices. */
@Controller('api/v1/booths/:boothId/wholesale-buyers')
export class WholesaleController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: Queries,
  ) {}

  @Get()
  @Needs('wholesale.approve', ofBooth)
  list(@Param('boothId', IdPipe) boothId: string): Promise<WholesaleBuyerView[]> {
    return wholesaleBuyersOf(this.queries, boothId);
  }

  /** By the phone that the buyer signs in with. Approved twice, it is one approval. */
  @Post()
  @HttpCode(200)
  @Needs('wholesale.approve', ofBooth)
  async approve(
    @Param('boothId', IdPipe) boothId: string,
    @SignedIn() me: Signed,
    @Body() body: ApproveWholesaleBody,
  ): Promise<WholesaleBuyerView[]> {
    return answer(
      await this.work.run(async (tx) => {
        const phone = mobileNumber(body.phone);
        if (!phone) return refuse({ code: 'phone_invalid' } as const);
        const account = await tx.row<{ id: string }>(`select id from accounts where phone = $1`, [phone]);
        if (!account) return refuse({ code: 'not_found' } as const);
        await tx.use(WholesaleRows).approve(boothId, account.id, me.id);
        return accept(await wholesaleBuyersOf(tx, boothId));
      }),
    );
  }

  @Delete(':accountId')
  @Needs('wholesale.approve', ofBooth)
  async withdraw(
    @Param('boothId', IdPipe) boothId: string,
    @Param('accountId', IdPipe) accountId: string,
  ): Promise<WholesaleBuyerView[]> {
    return answer(
      await this.work.run(async (tx) => {
        await tx.use(WholesaleRows).withdraw(boothId, accountId);
        return accept(await wholesaleBuyersOf(tx, boothId));
      }),
    );
  }
}
