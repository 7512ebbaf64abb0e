import type { OrderEndView } from '@chophien/contracts';
import { dueBack, type OrderEnd, type OrderState, type Unit } from '@chophien/domain';

/** Of an order's row, what its end is worked out from. */
export type EndingRow = {
  state: OrderState;
  unit: Unit;
  amount: number;
  price_dong: number;
  goods_dong: number;
  delivery_dong: number;
  paid_goods_dong: number | null;
  packed_amount: number | null;
  weight_asked: number | null;
  end_price_dong: number | null;
  end_goods_dong: number | null;
};

/** An order at what the scale says; null: as it was ordered. The price of the close, where there is one, stands. */
export function endOf(row: EndingRow, packedAmount: number | null): OrderEnd {
  const { price_dong: priceDong, amount, goods_dong: goods, paid_goods_dong: paid } = row;
  return dueBack(
    { priceDong, amount, goodsDong: goods, paidDong: paid ?? 0 },
    { closingDong: row.end_price_dong, packedAmount },
    row.unit,
  );
}

/** All that a buyer has paid: who pays before delivery pays for the delivery too. */
export function paidInAllDong(row: EndingRow): number {
  return row.paid_goods_dong === null ? 0 : row.paid_goods_dong + row.delivery_dong;
}

/** What it comes to in the end, once the close or the scale has decided that; null: as it was taken. */
export function endView(row: EndingRow & { due_back_dong: number }): OrderEndView | null {
  if (row.end_goods_dong === null && row.due_back_dong === 0) return null;
  const goodsDong = row.end_goods_dong ?? row.goods_dong;
  return {
    amount: row.packed_amount ?? row.amount,
    priceDong: row.end_price_dong ?? row.price_dong,
    ...sumsOf(row, goodsDong),
    dueBackDong: row.due_back_dong,
  };
}

/** What it would come to at the weight that its buyer is asked about. */
export function weightAskedView(row: EndingRow): OrderEndView | null {
  if (row.weight_asked === null || row.state !== 'confirmed') return null;
  const { priceDong, goodsDong, dueBackDong } = endOf(row, row.weight_asked);
  return { amount: row.weight_asked, priceDong, ...sumsOf(row, goodsDong), dueBackDong };
}

function sumsOf(row: EndingRow, goodsDong: number) {
  const { paid_goods_dong: paid, delivery_dong: delivery } = row;
  const totalDong = goodsDong + delivery;
  const toPayDong = paid === null ? totalDong : Math.max(0, goodsDong - paid);
  return { goodsDong, totalDong, toPayDong };
}
