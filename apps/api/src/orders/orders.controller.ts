import { PlaceOrderBody, type OrderView, type PlacedOrderView } from '@chophien/contracts';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, signedIn, Who, type Caller, type Signed } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { Env } from '../config/env.js';
import { answer, found, Refused } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { CancelOrder } from './cancel-order.js';
import { orderOfBuyer, ordersOfBuyer, orderView } from './orders.rows.js';
import { PayOrder } from './pay-order.js';
import { PlaceOrder } from './place-order.js';

@Controller('api/v1/orders')
export class OrdersController {
  constructor(
    private readonly placeOrder: PlaceOrder,
    private readonly cancelOrder: CancelOrder,
    private readonly payOrder: PayOrder,
    private readonly env: Env,
    private readonly queries: Queries,
  ) {}

  @Post()
  @Needs('order.place')
  async place(@Who() caller: Caller, @Body() body: PlaceOrderBody): Promise<PlacedOrderView> {
    return answer(await this.placeOrder.run(signedIn(caller), body));
  }

  @Get()
  @Needs('order.read')
  async list(@SignedIn() me: Signed): Promise<OrderView[]> {
    return (await ordersOfBuyer(this.queries, me.id)).map(orderView);
  }

  @Get(':orderId')
  @Needs('order.read')
  async one(@SignedIn() me: Signed, @Param('orderId', IdPipe) orderId: string): Promise<OrderView> {
    return orderView(found(await orderOfBuyer(this.queries, me.id, orderId)));
  }

  @Post(':orderId/cancel')
  @HttpCode(200)
  @Needs('order.cancel')
  async cancel(@SignedIn() me: Signed, @Param('orderId', IdPipe) orderId: string): Promise<OrderView> {
    return answer(await this.cancelOrder.run(me.id, orderId));
  }

  /** Stands in for a gateway's word that the money is there. In production it answers like any unknown path. */
  @Post(':orderId/test-payment')
  @HttpCode(200)
  @Needs('order.pay')
  async pay(@SignedIn() me: Signed, @Param('orderId', IdPipe) orderId: string): Promise<OrderView> {
    if (!this.env.payMethods.includes('test')) throw new Refused({ code: 'not_found' });
    return answer(await this.payOrder.run(me.id, orderId));
  }
}
