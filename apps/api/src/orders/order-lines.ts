import { BinaryRows, textColumn } from '../db/binary-rows.js';
import type { NewOrder } from './write-batch.js';

/** Columns of `order_line`. */
const columns = 20;
/** Three ids, a digest, three whole numbers, four of 64 bits. */
const fixedBytes = 3 * 16 + 32 + 3 * 4 + 4 * 8;

const ourWords = [
  'own',
  'relay',
  'wholesale',
  'held',
  'confirmed',
  'cod',
  'test',
  'tap',
  'comment',
  'wait_list',
];
/** Our own short names, each as a column. */
const words = new Map(ourWords.map((word) => [word, textColumn(word)]));
const wordBytesMax = Math.max(...[...words.values()].map(({ length }) => length));

function wordColumn(word: string): Buffer {
  const column = words.get(word);
  if (!column) throw new Error(`${word} is no word of an order that begins`);
  return column;
}

/** The orders of a batch as one list of the type `order_line`, whose number in the database is `type`. */
export function orderLines(type: number, orders: readonly NewOrder[]): Buffer {
  const rows = new BinaryRows(type, orders.length, columns);
  for (const order of orders) {
    const { destination, hold } = order;
    rows.row(fixedBytes + 4 * wordBytesMax + destination.columns.length);
    rows.uuid(order.id);
    rows.uuid(order.buyer_id);
    rows.uuid(order.key);
    rows.hex(order.hash);
    rows.int4(order.amount);
    rows.int8(order.price_dong);
    rows.int8(order.household);
    rows.int8(order.goods_dong);
    rows.int8(order.delivery_dong);
    rows.ready(wordColumn(order.channel));
    rows.ready(wordColumn(order.state));
    rows.ready(wordColumn(order.method));
    rows.ready(wordColumn(order.source));
    rows.ready(destination.columns);
    rows.int4(hold?.ms ?? null);
    rows.int4(hold?.shortMs ?? null);
  }
  return rows.list();
}
